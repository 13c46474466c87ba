import { converter, formatHex, parse, toGamut, wcagContrast } from 'culori';

/** A colour by lightness (0 to 1), chroma (0 to about 0.3) and hue (degrees), in OKLCH. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

/** What WCAG 2.2 asks: of text (1.4.3), and of controls and focus rings (1.4.11). */
export const TEXT = 4.5;
export const CONTROL = 3;
/** What Candour's own text has (1.4.6). */
export const ENHANCED = 7;

const STEP = 0.005;
const inOklch = converter('oklch');
const inGamut = toGamut('rgb', 'oklch');

/** Returns an OKLCH colour as `#rrggbb`, with less chroma where a screen cannot show it. */
export const hex = ({ l, c, h }: Oklch): string => formatHex(inGamut({ mode: 'oklch', l, c, h }));

/** Returns `#rrggbb` as OKLCH. Grey has the hue 0. Throws on anything else. */
export function oklchOf(colour: string): Oklch {
  const parsed = parse(colour);
  if (!parsed) throw new Error(`Expected a colour such as #0f4f47, found ${colour}`);
  const { l, c, h = 0 } = inOklch(parsed);
  return { l, c, h };
}

/** Returns the WCAG contrast ratio of two colours, from 1 to 21. */
export const contrast = (one: string, other: string): number => wcagContrast(one, other);

/** Returns the lowest contrast of a colour with several backgrounds. */
export const lowestContrast = (colour: string, backgrounds: readonly string[]): number =>
  Math.min(...backgrounds.map((background) => contrast(colour, background)));

/**
 * Returns the colour, darker or lighter as far as needed for that contrast with every background. At black or white it
 * stops, whether or not that is enough.
 */
export function readable(
  colour: Oklch,
  backgrounds: readonly string[],
  ratio: number,
  towards: 'black' | 'white',
): string {
  let { l } = colour;
  while (lowestContrast(hex({ ...colour, l }), backgrounds) < ratio && l > 0 && l < 1)
    l = towards === 'black' ? Math.max(0, l - STEP) : Math.min(1, l + STEP);
  return hex({ ...colour, l });
}

import type { Brand } from '../../content/brand/schema.ts';
import { CONTROL, ENHANCED, hex, oklchOf, readable, TEXT } from './contrast.ts';
import type { Oklch } from './contrast.ts';

/** The colours of one scheme, by the names of the custom properties. */
export interface Tokens {
  page: string;
  surface: string;
  band: string;
  tint: string;
  ink: string;
  quiet: string;
  rule: string;
  control: string;
  accent: string;
  accentStrong: string;
  onAccent: string;
  warm: string;
  wall: string;
  door: string;
  focus: string;
  error: string;
  errorTint: string;
}

export type Colours = Brand['colours'];

/** The chroma of the green that the neutral colours were drawn for; a greyer brand has greyer neutrals. */
const FULL = 0.063;
/** Below this chroma a main colour is black or grey, and dark mode takes its accent from the second colour. */
const GREY = 0.035;

/** The words on a button in light mode. The main colour reads on pale backgrounds, so it is always dark enough. */
export const ON_MAIN = '#ffffff';

/** Returns every background colour behind text. */
export const backgrounds = ({ page, surface, band, tint }: Tokens): string[] => [page, surface, band, tint];

/** Returns the backgrounds of light mode. */
export function lightGrounds({ main, second }: Colours): Pick<Tokens, 'page' | 'surface' | 'band' | 'tint'> {
  const other = oklchOf(second);
  const neutral = neutralOf(oklchOf(main));
  return {
    page: hex({ l: 0.988, c: Math.min(0.003, other.c), h: other.h }),
    surface: '#ffffff',
    band: neutral(0.944, 0.012),
    tint: neutral(0.965, 0.007),
  };
}

/** Returns the main colour as it is when somebody points at it: darker, or lighter where it is nearly black. */
export function pointedAt(main: string): string {
  const { l, c, h } = oklchOf(main);
  return l < 0.25 ? hex({ l: l + 0.14, c, h }) : hex({ l: l * 0.78, c: c * 0.76, h });
}

/**
 * Returns the colours of light mode. Text has 7:1 on every background, the main colour as it was given. Whether that
 * one passes is for `failures` to say.
 */
export function lightTokens({ main, second }: Colours): Tokens {
  const { l, c, h } = oklchOf(main);
  const other = oklchOf(second);
  const neutral = neutralOf({ l, c, h });
  const grounds = lightGrounds({ main, second });
  const all = Object.values(grounds);
  const onAll = (colour: Oklch, ratio: number) => readable(colour, all, ratio, 'black');
  return {
    ...grounds,
    ink: onAll({ l: 0.255, c: 0.025 * strengthOf(c), h }, ENHANCED),
    quiet: onAll({ l: 0.417, c: 0.025 * strengthOf(c), h }, ENHANCED),
    rule: neutral(0.872, 0.015),
    control: onAll({ l: 0.53, c: 0.024 * strengthOf(c), h }, CONTROL),
    accent: main,
    accentStrong: pointedAt(main),
    onAccent: ON_MAIN,
    warm: second,
    wall: neutral(0.975, 0.007),
    door: hex({ l: l * 0.88, c: c * 0.9, h }),
    focus: onAll({ l: 0.52, c: Math.min(0.16, other.c * 1.45), h: other.h }, TEXT),
    error: onAll({ l: 0.436, c: 0.157, h: 27 }, ENHANCED),
    errorTint: '#fdf1ef',
  };
}

/** Returns the colours of dark mode. All of them are made from the hues, so every pair of colours passes. */
export function darkTokens({ main, second }: Colours): Tokens {
  const own = oklchOf(main);
  const other = oklchOf(second);
  const neutral = neutralOf(own);
  const lead = own.c < GREY ? other : own;
  const grounds = {
    page: neutral(0.195, 0.013),
    surface: neutral(0.236, 0.017),
    band: neutral(0.255, 0.027),
    tint: neutral(0.268, 0.026),
  };
  const all = Object.values(grounds);
  const onAll = (colour: Oklch, ratio: number) => readable(colour, all, ratio, 'white');
  const accent = onAll({ l: 0.83, c: Math.min(0.11, lead.c * 1.13), h: lead.h }, ENHANCED);
  const strength = strengthOf(own.c);
  return {
    ...grounds,
    ink: onAll({ l: 0.946, c: 0.008 * strength, h: own.h }, ENHANCED),
    quiet: onAll({ l: 0.809, c: 0.02 * strength, h: own.h }, ENHANCED),
    rule: neutral(0.36, 0.027),
    control: onAll({ l: 0.681, c: 0.03 * strength, h: own.h }, CONTROL),
    accent,
    accentStrong: onAll({ l: 0.902, c: Math.min(0.08, lead.c * 0.8), h: lead.h }, ENHANCED),
    onAccent: readable({ l: 0.226, c: Math.min(0.05, lead.c * 0.5), h: lead.h }, [accent], ENHANCED, 'black'),
    warm: hex({ l: 0.816, c: Math.min(0.12, other.c * 0.87), h: other.h }),
    wall: neutral(0.317, 0.034),
    door: hex({ l: 0.48, c: Math.min(0.075, lead.c * 1.05), h: lead.h }),
    focus: onAll({ l: 0.869, c: Math.min(0.12, other.c * 0.85), h: other.h }, ENHANCED),
    error: onAll({ l: 0.846, c: 0.085, h: 30 }, ENHANCED),
    errorTint: '#331b19',
  };
}

const strengthOf = (chroma: number): number => Math.min(1.2, chroma / FULL);

/** Greys with a breath of the main colour. */
const neutralOf =
  ({ c, h }: Oklch) =>
  (l: number, most: number): string =>
    hex({ l, c: most * strengthOf(c), h });

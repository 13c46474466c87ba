import type { TypefaceName } from '../../content/brand/schema.ts';
import { standIns, systemStacks, typefaces } from './typefaces.ts';
import type { StandIn, Typeface } from './typefaces.ts';

/** The font stacks of the custom properties `--serif`, for headings, and `--sans`, for everything else. */
export interface Stacks {
  serif: string;
  sans: string;
}

/** Returns the stacks of a typeface. One typeface sets headings and text; `system` has a serif for headings. */
export function stacksOf(name: TypefaceName): Stacks {
  if (name === 'system') return systemStacks;
  const { family, kind } = typefaces[name];
  const names = [family, ...standIns[kind].map((_, index) => standInName(family, index))];
  const stack = `${names.map((one) => `'${one}'`).join(', ')}, ${systemStacks[kind]}`;
  return { serif: stack, sans: stack };
}

/** Returns the stacks without the typeface itself: the system's own typefaces of the same kind. */
export function standInStacks(name: TypefaceName): Stacks {
  if (name === 'system') return systemStacks;
  const stack = systemStacks[typefaces[name].kind];
  return { serif: stack, sans: stack };
}

/**
 * Returns the `@font-face` rules of a typeface and of its stand-ins, which are scaled to its widths and heights: lines
 * break at the same words, and nothing moves when the typeface arrives.
 *
 * @param url of the typeface's file, as the style sheet names it
 */
export function fontFaces({ family, kind, measures }: Typeface, url: string): string {
  const own = `@font-face{font-family:'${family}';src:url('${url}') format('woff2');font-weight:400 700;font-display:swap}`;
  return (
    own + standIns[kind].map((standIn, index) => standInFaces(family, index, standIn, measures)).join('')
  );
}

const standInName = (family: string, index: number): string => `${family} stand-in ${index + 1}`;

function standInFaces(
  family: string,
  index: number,
  { regular, bold, width }: StandIn,
  measures: Typeface['measures'],
): string {
  const face = (fonts: string[], weights: string, weight: 400 | 700): string => {
    const scale = measures.width[weight] / width[weight];
    const source = fonts.map((font) => `local('${font}')`).join(',');
    return (
      `@font-face{font-family:'${standInName(family, index)}';src:${source};font-weight:${weights};` +
      `size-adjust:${percent(scale)};ascent-override:${percent(measures.ascent / scale)};` +
      `descent-override:${percent(measures.descent / scale)};line-gap-override:0%}`
    );
  };
  return face(regular, '400 599', 400) + face(bold, '600 900', 700);
}

const percent = (ratio: number): string => `${(ratio * 100).toFixed(2)}%`;

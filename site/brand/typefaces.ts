import type { TypefaceName } from '../../content/brand/schema.ts';

/** The measures of a typeface, in units of the em, that a stand-in font must be adjusted to. */
export interface Measures {
  ascent: number;
  descent: number;
  /** The average width of a character in English text, at weights 400 and 700. */
  width: { 400: number; 700: number };
}

export interface Typeface {
  family: string;
  /** Its package under `@fontsource-variable`; the file is the Latin one with the weight axis. */
  package: string;
  /** The systems' typefaces that stand in for it. */
  kind: 'serif' | 'sans';
  measures: Measures;
}

/** A font of the reader's system, by its full names at weights 400 and 700, and its average widths. */
export interface StandIn {
  regular: string[];
  bold: string[];
  width: { 400: number; 700: number };
}

/** The four typefaces. A test compares the measures with the files. All are under the SIL Open Font License 1.1. */
export const typefaces: Record<Exclude<TypefaceName, 'system'>, Typeface> = {
  'source-serif': {
    family: 'Source Serif 4',
    package: 'source-serif-4',
    kind: 'serif',
    measures: { ascent: 1.036, descent: 0.335, width: { 400: 0.479, 700: 0.495 } },
  },
  newsreader: {
    family: 'Newsreader',
    package: 'newsreader',
    kind: 'serif',
    measures: { ascent: 0.735, descent: 0.265, width: { 400: 0.4285, 700: 0.4615 } },
  },
  figtree: {
    family: 'Figtree',
    package: 'figtree',
    kind: 'sans',
    measures: { ascent: 0.95, descent: 0.25, width: { 400: 0.449, 700: 0.463 } },
  },
  'hanken-grotesk': {
    family: 'Hanken Grotesk',
    package: 'hanken-grotesk',
    kind: 'sans',
    measures: { ascent: 1, descent: 0.303, width: { 400: 0.45, 700: 0.457 } },
  },
};

/**
 * What stands in until the typeface is there, in order: Windows and Apple's systems have Arial and Times New Roman,
 * Linux has Liberation with the same widths, and Android has Roboto and Noto Serif.
 */
export const standIns: Record<Typeface['kind'], StandIn[]> = {
  sans: [
    {
      regular: ['Arial', 'Liberation Sans'],
      bold: ['Arial Bold', 'Liberation Sans Bold'],
      width: { 400: 913 / 2048, 700: 983 / 2048 },
    },
    { regular: ['Roboto'], bold: ['Roboto Bold'], width: { 400: 911 / 2048, 700: 926 / 2048 } },
  ],
  serif: [
    {
      regular: ['Times New Roman', 'Liberation Serif'],
      bold: ['Times New Roman Bold', 'Liberation Serif Bold'],
      width: { 400: 832 / 2048, 700: 886 / 2048 },
    },
    { regular: ['Noto Serif'], bold: ['Noto Serif Bold'], width: { 400: 0.481, 700: 0.512 } },
  ],
};

/** The systems' own typefaces for reading on screen, for `system` and behind every stand-in. */
export const systemStacks = {
  serif: "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', Georgia, serif",
  sans: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, Arial, sans-serif",
};

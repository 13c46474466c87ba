import { z } from 'zod';
import { count, oneOf, sentence, yesNo } from '../expect.ts';

/** The typefaces that Candour brings, and `system`, which is the reader's own. */
export const typefaceNames = ['source-serif', 'newsreader', 'figtree', 'hanken-grotesk', 'system'] as const;

export type TypefaceName = (typeof typefaceNames)[number];

const aColour = 'a colour in quotation marks, such as "#0f4f47"';
const colour = z
  .string({ error: aColour })
  .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, { error: aColour, abort: true })
  .transform((typed) => (typed.length === 4 ? typed.replaceAll(/[^#]/g, '$&$&') : typed).toLowerCase());

const file = sentence('the name of a file in the clinic’s folder, such as logo.svg');

/**
 * The schema of `brand.yaml`: how the site looks. Everything has a default, and nothing here becomes part of a policy
 * version.
 */
export const brandSchema = z.strictObject({
  colours: z
    .strictObject({
      /** Links, buttons and the large shapes of the pictures. */
      main: colour,
      /** Highlights: the focus ring and the light in the pictures. */
      second: colour,
    })
    .default({ main: '#0f4f47', second: '#eba677' }),
  /** In CSS pixels. */
  cornerRadius: count('pixels', 0, 24).default(10),
  typeface: oneOf(typefaceNames).default('system'),
  logo: z
    .strictObject({
      light: file,
      /** For dark mode. Without it, the other stands on a white plate there. */
      dark: file.optional(),
      /** Whether the name is written beside the logo, for a logo that does not contain it. */
      withName: yesNo.default(false),
    })
    .optional(),
  /** The icon of the browser tab. */
  icon: file.optional(),
});

export type Brand = z.output<typeof brandSchema>;

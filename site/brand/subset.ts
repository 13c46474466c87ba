import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { sourceOf } from './typeface-files.ts';
import type { Typeface } from './typefaces.ts';

/** Where subsets are kept between builds: one takes a second or two. Astro's own folder, which git ignores. */
const KEPT = join('.astro', 'typefaces');

/** The weights that the style sheets use lie between these. */
const WEIGHTS = { min: 400, max: 700, default: 400 };

/** Latin-1, and the marks of English typesetting: dashes, quotation marks, bullets, arrows, ticks and crosses. */
export const CHARACTERS = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  ...Array.from('‐‑‒–—‘’‚“”„†•…′″‹›€№™←→−✓✕\u2009\u202f'),
].join('');

/**
 * Returns the path of the typeface's subset as WOFF2, made when it is not there yet: Latin-1 and typographic marks, with
 * the weights 400 to 700. Nothing is fetched: `npm ci` installs the typefaces.
 */
export async function subsetFile(typeface: Typeface): Promise<string> {
  const name = typeface.package;
  const source = readFileSync(sourceOf(typeface));
  const key = createHash('sha256').update(source).update(CHARACTERS).update(JSON.stringify(WEIGHTS));
  const file = join(KEPT, `${name}-${key.digest('hex').slice(0, 12)}.woff2`);
  if (existsSync(file)) return file;
  const subset = await subsetFont(source, CHARACTERS, {
    targetFormat: 'woff2',
    variationAxes: { wght: WEIGHTS },
  });
  mkdirSync(KEPT, { recursive: true });
  // Two builds may do this at once. A rename leaves no half-written file.
  writeFileSync(`${file}.${process.pid}`, subset);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
}

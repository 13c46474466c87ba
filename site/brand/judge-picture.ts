import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';
import { pngSize } from './png.ts';
import { judgeSvg } from './svg.ts';

/** A picture that the site can show, with its width and height in CSS pixels. */
export interface Picture {
  file: string;
  width: number;
  height: number;
}

export type Judged = { ok: true; picture: Picture } | { ok: false; expected: string };

/** A logo is on every page. Larger files are usually photographs or unoptimised exports. */
const MOST_BYTES = 100_000;
const MOST_PIXELS = 4000;

/**
 * Reads a logo or an icon from the clinic's folder. A file that a browser could not show, or that could do more than
 * be shown, is refused with words that complete the sentence "expected …".
 */
export function judgePicture(folder: string, name: string): Judged {
  const path = normalize(name);
  if (isAbsolute(path) || path.startsWith('..')) return refuse('a file in the clinic’s own folder');
  const file = join(folder, path);
  const size = statSync(file, { throwIfNoEntry: false });
  if (!size?.isFile()) return refuse('a file that exists in the clinic’s folder');
  if (size.size > MOST_BYTES) return refuse(`a picture of at most 100 kB (this one has ${kB(size.size)} kB)`);
  const bytes = readFileSync(file);
  const png = pngSize(bytes);
  const judged = png ? { ok: true as const, ...png } : judgeSvg(bytes);
  if (!judged.ok) return judged;
  if (Math.max(judged.width, judged.height) > MOST_PIXELS)
    return refuse(`a picture of at most ${MOST_PIXELS} pixels a side`);
  return { ok: true, picture: { file, width: judged.width, height: judged.height } };
}

const refuse = (expected: string): Judged => ({ ok: false, expected });

const kB = (bytes: number): number => Math.ceil(bytes / 1000);

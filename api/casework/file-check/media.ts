import type { Notes } from './notes.ts';

/** Places in films of telephones: ISO 6709, such as `+51.5007-000.1246/`, in the boxes that QuickTime and MP4 use. */
const PLACE = /[+-]\d{2}\.\d{2,8}[+-]\d{3}\.\d{2,8}(?:[+-]\d{1,5}(?:\.\d{1,6})?)?\//g;
const PLACE_BOX = /\xa9xyz|location\.ISO6709|loci/;
const READ = 4 * 1024 * 1024;

/** Nobody but a person can hear or watch what is said, so a recording is always left to one. */
export function inspectMedia(bytes: Buffer, inside: readonly string[], notes: Notes): void {
  notes.skip('sound-or-film', { inside });
  // The boxes with such facts are at either end of a film.
  const ends =
    bytes.toString('latin1', 0, READ) + bytes.toString('latin1', Math.max(READ, bytes.length - READ));
  if (!PLACE_BOX.test(ends)) return;
  for (const [place] of ends.matchAll(PLACE)) notes.find('photo-place', { inside }, place);
}

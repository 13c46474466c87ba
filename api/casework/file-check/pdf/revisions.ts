/**
 * Where each saved state of a PDF ends that has another one after it: an incremental update appends to the file, so the
 * earlier state can be read by cutting it off there (ISO 32000-2, 7.5.6). A file that is ordered for the web has two
 * cross-reference tables and one state; the first of them says 0 (Annex F).
 */
export function earlierStates(bytes: Buffer): number[] {
  const text = bytes.toString('latin1');
  const ends = [...text.matchAll(/(?<=[\r\n])startxref\s{1,4}(\d{1,12})\s{1,4}%%EOF[\r\n]{0,2}/g)]
    .filter(([, offset]) => Number(offset) > 0)
    .map(({ index, 0: { length } }) => index + length);
  const last = ends.pop();
  // A first table that does not say 0, in a file that is ordered for the web.
  const isLinear = text.slice(0, 2048).includes('/Linearized');
  return ends.filter((end) => last !== undefined && !(isLinear && end < 4096 && ends[0] === end));
}

/** The lines of an earlier text that the later one no longer has. */
export function removedLines(earlier: string, later: string): string[] {
  const kept = later.replace(/\s+/g, ' ');
  return earlier
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => /[\p{L}\d].*[\p{L}\d]/u.test(line) && !kept.includes(line));
}

import { readFileSync } from 'node:fs';

/** The text of a file, or the number of the first line with bytes that are not UTF-8. */
export type TextFile = { ok: true; text: string } | { ok: false; line: number };

/**
 * Reads a text file that a person edits. A byte order mark, which Windows editors write, is left out. Line endings stay as
 * they are. Throws if the file cannot be read.
 */
export function readTextFile(file: string): TextFile {
  const bytes = readFileSync(file);
  try {
    return { ok: true, text: decode(bytes) };
  } catch {
    return { ok: false, line: firstInvalidLine(bytes) };
  }
}

/** What the person must do. It completes a sentence that starts with the file's name and its line. */
export const notUtf8 =
  'expected text in UTF-8, found other bytes; save the file again with the encoding UTF-8';

/** Throws a TypeError for bytes that are not UTF-8. */
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** No byte of a longer UTF-8 sequence is a line feed, so that each line can be decoded by itself. */
function firstInvalidLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const next = bytes.indexOf(0x0a, start);
    const end = next < 0 ? bytes.length : next + 1;
    try {
      decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { readTextFile } from './text-file.ts';

/*
 * Marks in `clinic.yaml` above what still describes the demo. `npm run adopt` writes them, and nothing is published before
 * somebody has deleted each. They are comments, so no build and no start depends on them.
 */

/** The comment, up to the name of what is to be checked: "# TO CHECK retention: …". */
const MARK = /^[ \t]*# TO CHECK[ \t]+([\w.-]+)/;

/** Returns the comment that marks a key, without its indentation. */
export const markFor = (key: string, why: string): string =>
  `# TO CHECK ${key}: ${why} Then delete this line.`;

/** Returns the line of the mark for a key, from 1, or undefined if there is none. */
export function lineOfMark(text: string, key: string): number | undefined {
  const at = text.split('\n').findIndex((line) => MARK.exec(line)?.[1] === key);
  return at < 0 ? undefined : at + 1;
}

/** Returns a sentence with the line of each mark in the file. None if the file cannot be read. */
export function marksLeft(file: string): string[] {
  if (!existsSync(file)) return [];
  const read = readTextFile(file);
  if (!read.ok) return [];
  return read.text.split('\n').flatMap((line, index) => {
    const key = MARK.exec(line)?.[1];
    return key === undefined
      ? []
      : [
          `${basename(file)} line ${index + 1}, ${key}: still marked TO CHECK; make it true, then delete the mark`,
        ];
  });
}

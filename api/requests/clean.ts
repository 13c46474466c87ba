/**
 * Text as it is taken: without control characters, which could break out of a header or a log line, and without the
 * marks that turn the direction of text around and make one thing look like another. Joiners stay: names in several
 * scripts need them.
 */
const UNWANTED = /(?!\n)\p{Cc}|[\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Several lines: line breaks stay, spaces at the ends go. */
export function cleanText(typed: string): string {
  return typed
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNWANTED, '')
    .normalize('NFC')
    .trim();
}

/** One line: whatever is no letter between words becomes one space. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s+/g, ' ');
}

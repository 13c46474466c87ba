/** A table as CSV (RFC 4180). An empty row is an empty line. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

/**
 * The same as a file to download. It begins with a byte order mark, without which Excel takes UTF-8 for Windows-1252 and
 * shows é as Ã©.
 */
export const csvFile = (rows: readonly (readonly string[])[]): string => `\uFEFF${writeCsv(rows)}`;

/**
 * Escapes one cell. A spreadsheet may run text that starts with = + - @, also in full width, as a formula, unless an apostrophe precedes it
 * (OWASP, “CSV injection”).
 */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * The beginning of a text, at most so many UTF-16 code units long, that cuts no character in two: half of one cannot be
 * written in UTF-8 and would be another text once it is read again.
 */
export const firstCharacters = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

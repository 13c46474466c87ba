/** The longest words, in characters, that fit on a phone: beside the picture of the home page, and across the page. */
const WORD = { besidePicture: 13, across: 16 };

/**
 * Returns the class of a heading that is set smaller because it is long, or has a word so long that a phone would break
 * it; undefined for an ordinary heading.
 */
export function lengthOf(
  heading: string,
  room: keyof typeof WORD = 'across',
): 'heading-long' | 'heading-very-long' | undefined {
  const word = Math.max(...heading.split(/[\s-]+/).map((one) => one.length));
  if (heading.length > 80 || word > 18) return 'heading-very-long';
  return heading.length > 45 || word > WORD[room] ? 'heading-long' : undefined;
}

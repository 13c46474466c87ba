/**
 * Returns the class of a heading that is set smaller because it is long, or has a word so long that a phone would break
 * it; undefined for an ordinary heading.
 */
export function lengthOf(heading: string): 'heading-long' | 'heading-very-long' | undefined {
  const word = Math.max(...heading.split(/[\s-]+/).map((one) => one.length));
  if (heading.length > 80 || word > 18) return 'heading-very-long';
  return heading.length > 45 || word > 13 ? 'heading-long' : undefined;
}

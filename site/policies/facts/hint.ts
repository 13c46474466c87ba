import { didYouMean } from '../../../content/did-you-mean.ts';

/** The maximum number of names in one sentence. */
const MOST_LISTED = 15;

/** Returns a hint for a key that does not exist: the nearest name, or the known names. */
export function hintFor(key: string, known: readonly string[]): string {
  const meant = didYouMean(key, known);
  if (meant !== undefined) return `did you mean ${meant}?`;
  return known.length > MOST_LISTED
    ? 'content/schema.ts lists every fact'
    : `there are ${known.join(', ') || 'none'}`;
}

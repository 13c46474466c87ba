import { didYouMean } from '../../../content/did-you-mean.ts';

/** So many names can be read in one sentence. */
const MOST_LISTED = 15;

/** What to write instead of a key that there is not. */
export function hintFor(key: string, known: readonly string[]): string {
  const meant = didYouMean(key, known);
  if (meant !== undefined) return `did you mean ${meant}?`;
  return known.length > MOST_LISTED
    ? 'content/schema.ts lists every fact'
    : `there are ${known.join(', ') || 'none'}`;
}

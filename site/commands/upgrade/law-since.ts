import { lawEntries } from '../../../content/law/law-on.ts';
import type { LawEntry } from '../../../content/law/entry.ts';
import type { Nation } from '../../../content/law/nations.ts';

/** What changes in the law of a nation, oldest first. */
export interface LawChanges {
  /** In force on the day, but not yet on the earlier one. */
  since: LawEntry[];
  /** Made, and in force after the day. */
  coming: LawEntry[];
}

/**
 * Returns the entries of the law pack that began after one day, as of another. Both are ISO dates in London. What is not
 * confirmed is left out.
 */
export function lawSince(after: string, day: string, nation: Nation): LawChanges {
  const began = lawEntries
    .filter(
      ({ nations, confidence, from }) => confidence !== 'open' && from > after && nations.includes(nation),
    )
    .toSorted((one, other) => one.from.localeCompare(other.from));
  return {
    since: began.filter(({ from }) => from <= day),
    coming: began.filter(({ from }) => from > day),
  };
}

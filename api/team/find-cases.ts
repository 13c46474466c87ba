import { setImmediate as nextTurn } from 'node:timers/promises';
import { canonicalName } from '../domain/canonical-name.ts';
import { inChargeOf } from '../domain/in-charge.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { CaseQuery } from '../store/case-lists.ts';
import type { Store } from '../store/store.ts';

/** What a list is narrowed to, besides what the database can select. */
export interface CaseFilter {
  /** Part of a name, or undefined. */
  name: string | undefined;
  /** Who is in charge; empty for nobody. */
  person: string | undefined;
}

/** One page of cases. */
export interface FoundCases {
  cases: StoredRequest[];
  /** The reference after which the next page begins. Undefined on the last page. */
  next: string | undefined;
  /** How many cases were looked at, if the search ended before the list did and before the page was full. */
  searched: number | undefined;
}

/** Cases on a page, and the most of them that one search opens: names are sealed, so each must be decrypted. */
const PAGE = 25;
const CHUNK = 50;
export const MOST_SEARCHED = 1000;

/**
 * Reads one page of a list. Names and people in charge are sealed, so with a filter the cases are read in chunks, with a
 * turn for other requests after each, up to a limit; the next page goes on from there.
 */
export async function findCases(
  store: Pick<Store, 'listCases'>,
  query: Omit<CaseQuery, 'most'>,
  { name, person }: CaseFilter,
): Promise<FoundCases> {
  const sought = name === undefined ? undefined : canonicalName(name);
  const matches = (request: StoredRequest): boolean =>
    (sought === undefined || canonicalName(String(request.answers['name'] ?? '')).includes(sought)) &&
    (person === undefined || (inChargeOf(request) ?? '') === person);
  const cases: StoredRequest[] = [];
  let after = query.after;
  for (let searched = 0; searched < MOST_SEARCHED; searched += CHUNK) {
    const chunk = await store.listCases({ ...query, after, most: CHUNK });
    for (const request of chunk) {
      if (!matches(request)) continue;
      if (cases.length === PAGE) return { cases, next: cases.at(-1)?.reference, searched: undefined };
      cases.push(request);
    }
    if (chunk.length < CHUNK) return { cases, next: undefined, searched: undefined };
    after = chunk.at(-1)?.reference;
    await nextTurn();
  }
  return { cases, next: after, searched: MOST_SEARCHED };
}

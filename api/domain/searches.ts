import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from './case.ts';
import type { Search } from './event-details.ts';

/** A place to search in a case, and the latest search of it, if there is one. */
export interface PlaceSearched {
  place: string;
  /** Undefined while nobody has looked there. */
  last: (Search & { on: Day }) | undefined;
}

/**
 * Where somebody looked in a case: the places to search, in their order, then those that were searched and are no longer
 * on the list.
 */
export function searchesOf(
  { events }: Pick<StoredRequest, 'events'>,
  places: readonly string[],
): PlaceSearched[] {
  const last = new Map<string, PlaceSearched['last']>(places.map((place) => [place, undefined]));
  for (const { on, details } of events)
    for (const search of details?.searches ?? []) last.set(search.place, { ...search, on });
  return [...last].map(([place, search]) => ({ place, last: search }));
}

/** The places to search in which nobody has looked yet. */
export const unsearched = (request: Pick<StoredRequest, 'events'>, places: readonly string[]): string[] =>
  searchesOf(request, places)
    .filter(({ place, last }) => last === undefined && places.includes(place))
    .map(({ place }) => place);

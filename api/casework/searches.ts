import type { StoredRequest } from '../domain/case.ts';
import { searchResults } from '../domain/event-details.ts';
import type { Search } from '../domain/event-details.ts';
import { searchesOf } from '../domain/searches.ts';
import { cleanLine, cleanText } from '../requests/clean.ts';
import { addEntry } from './add-entry.ts';
import type { EntryOutcome } from './add-entry.ts';
import { parseDay, readText } from './parse-entry.ts';
import type { CaseworkDependencies } from './record.ts';
import { named, refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';
import { placesOf } from './release-rules.ts';
import { checkForRelease } from './rules.ts';

/** The most characters of a note on a search or a check. */
export const MAX_NOTES_LENGTH = 400;
/** The most characters of the name of whoever looked, or recorded something. */
export const MAX_WHO_LENGTH = 80;

/** What somebody typed about one place. A place without a result is left as it is. */
export interface TypedSearch {
  place: string;
  found: string | undefined;
  notes: string | undefined;
}

/** What somebody typed to record searches. */
export interface TypedSearches {
  searches: TypedSearch[];
  /** Who looked. */
  who: string;
  /** The day on which they looked; blank for today. */
  on: string;
  by: string;
  /** How many events the case had when the form was shown. */
  seen?: number | undefined;
}

const WHO = named(['who'], (words) => words.teamRelease.searchPage);

/** Records who looked where in a case, and what they found. What is the same as before is left as it is. */
export function recordSearches(
  casework: CaseworkDependencies,
  reference: string,
  typed: TypedSearches,
): Promise<EntryOutcome> {
  const { words, team } = casework.messages;
  const places = placesOf(team.read());
  return addEntry(casework, reference, (request, today) => {
    const refusal = checkForRelease(request, words.cases);
    if (refusal) return refusal;
    const on = parseDay(typed.on.trim() || today, today);
    if (typeof on !== 'string') return on;
    const who = readText(WHO, typed.who, MAX_WHO_LENGTH, cleanLine);
    if (typeof who === 'object') return who;
    if (who === undefined) return refuse('needsWho');
    const shown = { ...request, events: request.events.slice(0, typed.seen) };
    const searches = newSearches(shown, typed.searches, places, who);
    if ('refused' in searches) return searches;
    if (searches.length === 0) return refuse('needsSearch');
    if (typed.seen !== undefined && isOvertaken(request, searches, typed.seen)) return refuse('moved');
    return { what: 'case.searched', on, by: typed.by, details: { searches } };
  });
}

/** What was changed in a form, compared with the case as it was shown there. */
function newSearches(
  shown: StoredRequest,
  typed: readonly TypedSearch[],
  places: readonly string[],
  who: string,
): Search[] | Refusal {
  const before = searchesOf(shown, places);
  const searches: Search[] = [];
  for (const { place, found: typedResult, notes: typedNotes } of typed) {
    const found = searchResults.find((result) => result === typedResult);
    if (found === undefined) continue;
    if (!places.includes(place)) return refuse('unknownPlace', { place, all: places.join(', ') });
    const notes = readText(place, typedNotes, MAX_NOTES_LENGTH, cleanText);
    if (typeof notes === 'object') return notes;
    if (found === 'not-searched' && notes === undefined) return refuse('needsWhyNot', { place });
    const last = before.find((it) => it.place === place)?.last;
    if (last?.found === found && last.notes === notes) continue;
    searches.push({ place, found, who, ...(notes === undefined ? {} : { notes }) });
  }
  return searches;
}

/** Whether somebody else recorded a search of one of the places since the form was shown. */
const isOvertaken = ({ events }: StoredRequest, searches: readonly Search[], seen: number): boolean =>
  events
    .slice(seen)
    .some(({ details }) =>
      details?.searches?.some(({ place }) => searches.some((search) => search.place === place)),
    );

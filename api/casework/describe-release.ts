import type { Team } from '../../content/team/schema.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { writeDayShort } from '../base/calendar.ts';
import type { CaseEvent, StoredRequest } from '../domain/case.ts';
import type { Search } from '../domain/event-details.ts';
import { releaseChecksOf } from '../domain/release-checks.ts';
import type { CheckNow } from '../domain/release-checks.ts';
import { searchesOf } from '../domain/searches.ts';
import type { PlaceSearched } from '../domain/searches.ts';
import { linesOfDelivery } from './describe-delivery.ts';
import { placesOf } from './release-rules.ts';

type Release = Words['cases']['release'];

/** What an event says besides its name, in lines: its text, and what it holds besides. */
export function textOfEvent(event: CaseEvent, words: Words): string | undefined {
  const { release, grounds: names } = words.cases;
  const { reason, details, by = '', on } = event;
  const refusal = details?.refusal;
  const grounds = details?.grounds ?? refusal?.grounds ?? [];
  const lines = [
    ...(refusal ? [fill(release.ground, { ground: refusal.ground })] : []),
    ...(grounds.length > 0
      ? [fill(release.restsOn, { grounds: grounds.map((ground) => names[ground]).join('; ') })]
      : []),
    ...(reason === undefined ? [] : [refusal ? fill(release.toPerson, { text: reason }) : reason]),
    ...(details?.searches ?? []).map((search) =>
      lineOfSearch({ place: search.place, last: { ...search, on } }, release),
    ),
    ...(details?.checks ?? []).map((check) => lineOfCheck({ ...check, by, on }, release)),
    ...linesOfDelivery(details?.delivery, words),
  ];
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/** A place in one line: what was found, who looked and when, and the notes. */
export function lineOfSearch({ place, last }: PlaceSearched, release: Release): string {
  if (!last) return fill(release.searchOpen, { place, found: release.notYet });
  return withNote(fill(release.search, { place, ...whatWasFound(last, release) }), last.notes);
}

const whatWasFound = ({ found, who, on }: Search & { on: string }, release: Release) => ({
  found: release.found[found],
  who,
  day: writeDayShort(on),
});

/** A check in one line: whether it is done or skipped, who did that and when, and why. */
export function lineOfCheck({ check: name, state: made, by, on, note }: CheckNow, release: Release): string {
  const check = release.checks[name];
  const state = release.states[made];
  if (by === undefined || on === undefined || made === 'open')
    return fill(release.checkOpen, { check, state });
  return withNote(fill(release.check, { check, state, who: by, day: writeDayShort(on) }), note);
}

const withNote = (line: string, note: string | undefined): string =>
  note === undefined ? line : `${line} – ${note}`;

/**
 * The searches and the checklist of a case, for a command. Empty for a case that has none, and for one of a clinic
 * without a `team.yaml` in which nothing of them was recorded.
 */
export function describeRelease(
  request: StoredRequest,
  team: Team | undefined,
  { release }: Words['cases'],
): string[] {
  const isUsed = request.events.some(({ details }) => details?.searches ?? details?.checks);
  if (request.kind !== 'access' || request.erasedAt !== undefined || (!team && !isUsed)) return [];
  const places = placesOf(team);
  return [
    '',
    release.searches,
    ...searchesOf(request, places).map((place) => `  ${lineOfSearch(place, release)}`),
    '',
    release.checklist,
    ...releaseChecksOf(request, places).map((check) => `  ${lineOfCheck(check, release)}`),
  ];
}

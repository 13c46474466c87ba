import type { StoredRequest } from '../domain/case.ts';
import { checkStates } from '../domain/event-details.ts';
import type { CheckMade, ReleaseCheck } from '../domain/event-details.ts';
import { releaseChecksOf } from '../domain/release-checks.ts';
import { unsearched } from '../domain/searches.ts';
import type { Words } from '../../content/words/words.ts';
import { cleanText } from '../requests/clean.ts';
import { addEntry } from './add-entry.ts';
import type { EntryOutcome } from './add-entry.ts';
import { readText } from './parse-entry.ts';
import type { CaseworkDependencies } from './record.ts';
import { refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';
import { placesOf } from './release-rules.ts';
import { checkForRelease } from './rules.ts';
import { MAX_NOTES_LENGTH } from './searches.ts';

/** What somebody typed about one check. */
export interface TypedCheck {
  check: ReleaseCheck;
  /** One of the states; anything else leaves the check as it is. */
  state: string | undefined;
  note: string | undefined;
}

/** What somebody typed to fill in the release checklist. */
export interface TypedChecks {
  checks: TypedCheck[];
  by: string;
  /** How many events the case had when the form was shown. */
  seen?: number | undefined;
}

/** Records which checks were made or skipped before information is released. What is the same is left as it is. */
export function recordChecks(
  casework: CaseworkDependencies,
  reference: string,
  { checks: typed, by, seen }: TypedChecks,
): Promise<EntryOutcome> {
  const { words, team } = casework.messages;
  const places = placesOf(team.read());
  return addEntry(casework, reference, (request, today) => {
    const refusal = checkForRelease(request, words.cases);
    if (refusal) return refusal;
    const shown = { ...request, events: request.events.slice(0, seen) };
    const checks = newChecks(request, shown, typed, places, words.cases);
    if ('refused' in checks) return checks;
    if (checks.length === 0) return refuse('needsCheck');
    if (seen !== undefined && isOvertaken(request, checks, seen)) return refuse('moved');
    return { what: 'case.checked', on: today, by, details: { checks } };
  });
}

/** What was changed in a form, compared with the case as it was shown there. */
function newChecks(
  request: StoredRequest,
  shown: StoredRequest,
  typed: readonly TypedCheck[],
  places: readonly string[],
  { release }: Words['cases'],
): CheckMade[] | Refusal {
  const before = releaseChecksOf(shown, places);
  const checks: CheckMade[] = [];
  for (const { check, state: typedState, note: typedNote } of typed) {
    const state = checkStates.find((known) => known === typedState);
    if (state === undefined) continue;
    const text = readText(release.checks[check], typedNote, MAX_NOTES_LENGTH, cleanText);
    if (typeof text === 'object') return text;
    const note = state === 'open' || (state === 'done' && check !== 'harm') ? undefined : text;
    const last = before.find((it) => it.check === check);
    const isSame = last?.state === state && last.note === note;
    if (isSame || (check === 'searches' && last?.by !== undefined && last.state === 'done')) continue;
    const refusal = checkNote({ check, state, note }, request, places, release);
    if (refusal) return refusal;
    checks.push({ check, state, ...(note === undefined ? {} : { note }) });
  }
  return checks;
}

/** A skipped check needs a reason, serious harm somebody who decided, and the searches an entry for every place. */
function checkNote(
  { check, state, note }: Pick<CheckMade, 'check' | 'state'> & { note: string | undefined },
  request: StoredRequest,
  places: readonly string[],
  { checks }: Words['cases']['release'],
): Refusal | undefined {
  if (state === 'skipped' && note === undefined) return refuse('needsSkipReason', { check: checks[check] });
  if (state !== 'done') return undefined;
  if (check === 'harm' && note === undefined) return refuse('needsProfessional');
  const missing = check === 'searches' ? unsearched(request, places) : [];
  return missing.length > 0 ? refuse('searchesFirst', { missing: missing.join(', ') }) : undefined;
}

/** Whether somebody else recorded one of the checks since the form was shown. */
const isOvertaken = ({ events }: StoredRequest, checks: readonly CheckMade[], seen: number): boolean =>
  events
    .slice(seen)
    .some(({ details }) => details?.checks?.some(({ check }) => checks.some((made) => made.check === check)));

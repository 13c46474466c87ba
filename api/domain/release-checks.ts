import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from './case.ts';
import { effectiveEvents } from './corrections.ts';
import { releaseChecks } from './event-details.ts';
import type { CheckMade } from './event-details.ts';
import { searchesOf, unsearched } from './searches.ts';

/** A check before a release, as it is now. */
export interface CheckNow extends CheckMade {
  /** Who ticked or skipped it, and on which day. Undefined while it is open. */
  by?: string | undefined;
  on?: Day | undefined;
}

/**
 * The checks before information is released, as they are now. After a case was opened again, each is made again, because
 * something else is released. The searches are done when every place has an entry, and those stay.
 */
export function releaseChecksOf(
  { events }: Pick<StoredRequest, 'events'>,
  places: readonly string[],
): CheckNow[] {
  const reopened = effectiveEvents(events).findLast(({ what }) => what === 'case.reopened');
  const since = reopened ? events.slice(events.lastIndexOf(reopened)) : events;
  return releaseChecks.map((check): CheckNow => {
    if (check === 'searches' && unsearched({ events }, places).length === 0)
      return { check, state: 'done', ...lastSearch(events, places) };
    const last = since.findLast(({ details }) => details?.checks?.some((made) => made.check === check));
    const made = last?.details?.checks?.findLast((one) => one.check === check);
    return made === undefined || made.state === 'open'
      ? { check, state: 'open' }
      : { ...made, by: last?.by, on: last?.on };
  });
}

function lastSearch(events: StoredRequest['events'], places: readonly string[]): Pick<CheckNow, 'by' | 'on'> {
  const all = searchesOf({ events }, places).flatMap(({ last }) => last ?? []);
  const last = all.toSorted((a, b) => a.on.localeCompare(b.on)).at(-1);
  return { by: last?.who, on: last?.on };
}

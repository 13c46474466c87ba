import { setImmediate } from 'node:timers/promises';
import type { Clinic } from '../../content/schema.ts';
import { addMonths, compareDays, dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import type { CaseworkDependencies } from './record.ts';

/** Cases erased in one transaction, which takes some milliseconds. */
const BATCH = 50;

interface Parts extends Pick<CaseworkDependencies, 'store' | 'clock'> {
  /** The clinic's, in years. */
  retention: Clinic['retention'];
}

/**
 * Erases the personal data of closed cases after the retention period in the privacy policy. A line without personal
 * data stays, for accountability (UK GDPR Art 5(2)), and so does the suppression list. Open cases are never erased.
 * Each batch is one transaction, so that other requests are served in between. Returns the number of cases erased.
 */
export async function eraseClosed({ store, clock, retention }: Parts): Promise<number> {
  const now = clock.now();
  const today = dayInLondon(now);
  const shortest = Math.min(retention.requestYears, retention.requestAppealYears, retention.complaintYears);
  const lastDay = addMonths(today, -12 * shortest);
  let erased = 0;
  let batch = await store.closedBy(lastDay, BATCH);
  try {
    while (batch.length > 0) {
      const due = batch.filter((request) => compareDays(keptUntil(request, retention), today) < 0);
      if (due.length > 0)
        await store.erase(
          due.map(({ id }) => id),
          now,
        );
      erased += due.length;
      // Batches without anything to erase must not block the event loop either.
      await setImmediate();
      batch = await store.closedBy(lastDay, BATCH, batch.at(-1));
    }
  } finally {
    if (erased > 0) await store.overwriteErased();
  }
  return erased;
}

/** The last day of a closed case's retention. It is longer if the person disputed the answer. */
function keptUntil({ kind, closedOn, events }: StoredRequest, years: Clinic['retention']): Day {
  if (closedOn === undefined) throw new Error('An open case has no end of its keeping');
  const disputed = effectiveEvents(events).some(({ what }) => what === 'case.disputed');
  const kept =
    kind === 'complaint'
      ? years.complaintYears
      : disputed
        ? Math.max(years.requestAppealYears, years.requestYears)
        : years.requestYears;
  return addMonths(closedOn, 12 * kept);
}

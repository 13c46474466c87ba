import { setImmediate } from 'node:timers/promises';
import type { Clinic } from '../../content/schema.ts';
import { addMonths, compareDays, dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import type { CaseworkDependencies } from '../casework/record.ts';

/** So many cases are read and erased at a time, within some milliseconds. */
const BATCH = 50;

/**
 * Erases what closed cases hold of anyone once the time has passed that the privacy policy promises. A line without
 * personal data stays, which is the clinic's account of itself (UK GDPR Art 5(2)); the permanent list of people who must
 * not be written to stays too. Open cases are never touched. It goes in batches, a transaction each, so that whoever
 * comes meanwhile is served between them. Returns how many were erased.
 */
export async function eraseClosed({ store, messages, clock }: CaseworkDependencies): Promise<number> {
  const now = clock.now();
  const today = dayInLondon(now);
  const { retention } = messages.clinic;
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
      // Those that are kept for longer must not hold up the turn of the event loop either.
      await setImmediate();
      batch = await store.closedBy(lastDay, BATCH, batch.at(-1));
    }
  } finally {
    if (erased > 0) await store.overwriteErased();
  }
  return erased;
}

/** The last day on which a closed case is kept whole: longer where the person complained about the answer. */
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

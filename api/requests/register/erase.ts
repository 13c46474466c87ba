import type { Clinic } from '../../../content/schema.ts';
import { addMonths, compareDays, dayInLondon } from '../../calendar.ts';
import type { Day } from '../../calendar.ts';
import type { StoredRequest } from '../../store/store.ts';
import { eventsThatStand } from '../mistakes.ts';
import type { RegisterServices } from './record.ts';

/**
 * Erases what closed cases hold of anyone once the time has passed that the privacy policy promises. A line without
 * personal data stays, which is the clinic's account of itself (UK GDPR Art 5(2)); the permanent list of people who must
 * not be written to stays too. Open cases are never touched. Returns how many were erased.
 */
export async function eraseClosed({ store, desk, clock }: RegisterServices): Promise<number> {
  const now = clock.now();
  const today = dayInLondon(now);
  const { retention } = desk.clinic;
  const shortest = Math.min(retention.requestYears, retention.requestAppealYears, retention.complaintYears);
  const closed = await store.closedBy(addMonths(today, -12 * shortest));
  const due = closed.filter((request) => compareDays(keptUntil(request, retention), today) < 0);
  if (due.length > 0)
    await store.erase(
      due.map(({ id }) => id),
      now,
    );
  return due.length;
}

/** The last day on which a closed case is kept whole: longer where the person complained about the answer. */
function keptUntil({ kind, closedOn, events }: StoredRequest, years: Clinic['retention']): Day {
  if (closedOn === undefined) throw new Error('An open case has no end of its keeping');
  const disputed = eventsThatStand(events).some(({ what }) => what === 'disputed');
  const kept =
    kind === 'complaint'
      ? years.complaintYears
      : disputed
        ? Math.max(years.requestAppealYears, years.requestYears)
        : years.requestYears;
  return addMonths(closedOn, 12 * kept);
}

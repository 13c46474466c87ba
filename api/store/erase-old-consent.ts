import { addMonths, startOfDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { ConsentStore, VisitStore } from './consent.ts';

/** How long visit counts are kept, so that two years can be compared. They are not personal data. */
const VISITS_MONTHS = 25;

/**
 * Erases consent receipts and visit counts past their retention period. Returns the number of receipts.
 * @param today the day in London
 */
export async function eraseOldConsent(store: ConsentStore & VisitStore, today: Day): Promise<number> {
  await store.forgetVisits(addMonths(today, -VISITS_MONTHS));
  const noticeVersion = await store.latestNoticeVersion();
  if (!noticeVersion) return 0;
  return store.eraseReceipts(startOfDay(addMonths(today, -noticeVersion.retentionMonths)));
}

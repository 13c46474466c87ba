import { addMonths, dayInLondon, startOfDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Store } from '../store/store.ts';
import type { Banner } from '../consent/banner.ts';
import { startOfHour } from '../http/hourly-limit.ts';

/** How long visit counts are kept, so that two years can be compared. They are not personal data. */
const VISITS_MONTHS = 25;

/** The consent job: archives the current notice, and once a day erases what is past its retention period. */
export function consentRetentionJob({
  store,
  banner,
  clock,
  log,
}: {
  store: Store;
  banner: Banner;
  clock: Clock;
  log: Log;
}): () => Promise<void> {
  let erasedOn: Day | undefined;
  return async () => {
    const now = clock.now();
    await banner.current();
    await store.forgetRateLimits(startOfHour(now));
    const today = dayInLondon(now);
    if (today === erasedOn) return;
    await store.forgetVisits(addMonths(today, -VISITS_MONTHS));
    const noticeVersion = await store.latestNoticeVersion();
    if (noticeVersion) {
      const receipts = await store.eraseReceipts(
        startOfDay(addMonths(today, -noticeVersion.retentionMonths)),
      );
      if (receipts > 0) log('consent.receipts-erased', { receipts });
    }
    erasedOn = today;
  };
}

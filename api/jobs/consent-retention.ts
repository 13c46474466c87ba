import { addMonths, dayInLondon, startOfDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Store } from '../store/store.ts';
import type { Banner } from '../consent/banner.ts';
import { startOfHour } from '../http/hourly-limit.ts';

/** How long numbers of visits are kept. They are about nobody; two years can be compared, and that is what they are for. */
const VISITS_MONTHS = 25;

/**
 * One round of keeping consent in order: what is shown goes into the archive, and what is over its time is erased, once
 * a day.
 */
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
    await store.forgetTallies(startOfHour(now));
    const today = dayInLondon(now);
    if (today === erasedOn) return;
    await store.forgetVisits(addMonths(today, -VISITS_MONTHS));
    const edition = await store.latestEdition();
    if (edition) {
      const receipts = await store.eraseReceipts(startOfDay(addMonths(today, -edition.retentionMonths)));
      if (receipts > 0) log('consent.receipts-erased', { receipts });
    }
    erasedOn = today;
  };
}

import { dayInLondon } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { eraseOldConsent } from '../store/erase-old-consent.ts';
import type { Store } from '../store/store.ts';
import type { Banner } from '../consent/banner.ts';
import { attemptJob, dailyJobs } from './once.ts';
import { startOfHour } from '../http/hourly-limit.ts';

/**
 * The consent job: archives the current notice, and once a day, on one of the servers, erases what is past its retention
 * period, unless the clock is in doubt.
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
}): (isClockRight: boolean) => Promise<void> {
  const daily = dailyJobs({ store, clock }, attemptJob(log));
  return async (isClockRight) => {
    const now = clock.now();
    await banner.current();
    await store.forgetRateLimits(startOfHour(now));
    if (isClockRight) await daily('consent-retention', eraseOld);
  };

  async function eraseOld(): Promise<void> {
    const receipts = await eraseOldConsent(store, dayInLondon(clock.now()));
    if (receipts > 0) log('consent.receipts-erased', { receipts });
  }
}

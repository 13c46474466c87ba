import { SECOND } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';

/** A write that succeeds this soon after a fault may have begun before it, or be small enough for a full disk. */
const SETTLED = 10 * SECOND;

/** A log that says once that the store is unavailable, and once that it is available again. */
export interface OutageLog {
  log: Log;
  /** Called after each write that succeeded. */
  written: () => void;
}

/** Drops what repeats `store.unavailable` while an outage lasts. Everything else is logged as it comes. */
export function outageLog(log: Log, clock: Clock): OutageLog {
  let outage: { since: Moment; last: Moment; faults: number } | undefined;
  return {
    log: (event, details) => {
      if (event === 'store.unavailable') {
        const now = clock.now();
        if (outage) {
          outage.last = now;
          outage.faults += 1;
          return;
        }
        outage = { since: now, last: now, faults: 1 };
      }
      log(event, details);
    },
    written: () => {
      if (!outage || Math.abs(clock.now() - outage.last) < SETTLED) return;
      const { since, faults } = outage;
      outage = undefined;
      const seconds = Math.max(0, Math.round((clock.now() - since) / SECOND));
      log('store.available', { seconds, faults });
    },
  };
}

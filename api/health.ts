import type { Hono } from 'hono';
import { addresses } from '../content/addresses.ts';
import { addMonths, compareDays, dayInLondon, SECOND } from './calendar.ts';
import { listedUntil } from './requests/bank-holidays.ts';
import type { Services } from './services.ts';
import { isStale } from './site-manifest.ts';

/** Whether Candour does its work, for whatever watches it. Counts and ages only; nothing about anyone. */
export function healthRoutes(app: Hono, { store, clock, config, site }: Services): void {
  app.get(addresses.health, async (c) => {
    const now = clock.now();
    const today = dayInLondon(now);
    const built = site.read();
    const { requests, unconfirmed, open, overdue, mailsWaiting, mailsParked, oldestUnsent } =
      await store.health(today);
    c.header('Cache-Control', 'no-store');
    return c.json({
      ready: true,
      requests: { stored: requests, unconfirmed, open, overdue },
      mail: {
        waiting: mailsWaiting,
        parked: mailsParked,
        oldestWaitingSeconds:
          oldestUnsent === undefined ? 0 : Math.max(0, Math.round((now - oldestUnsent) / SECOND)),
      },
      site: {
        builtFor: built?.builtFor,
        nextChange: built?.nextChange,
        stale: isStale(built, config.today ?? today),
      },
      bankHolidays: { listedUntil, endSoon: bankHolidaysEndSoon(today) },
    });
  });
}

/** Six months before the list of bank holidays ends, somebody should extend it. */
export const bankHolidaysEndSoon = (today: string): boolean =>
  compareDays(addMonths(today, 6), listedUntil) > 0;

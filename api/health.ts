import type { Hono } from 'hono';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses } from '../content/addresses.ts';
import { addMonths, compareDays, dayInLondon, SECOND } from './calendar.ts';
import { listedUntil } from './requests/bank-holidays.ts';
import type { Services } from './services.ts';

/** Whether Candour does its work, for whatever watches it. Counts and ages only; nothing about anyone. */
export function healthRoutes(app: Hono, { store, clock, config }: Services): void {
  app.get(addresses.health, async (c) => {
    const now = clock.now();
    const { requests, unconfirmed, mailsWaiting, mailsParked, oldestUnsent } = await store.health();
    c.header('Cache-Control', 'no-store');
    return c.json({
      ready: true,
      requests: { stored: requests, unconfirmed },
      mail: {
        waiting: mailsWaiting,
        parked: mailsParked,
        oldestWaitingSeconds:
          oldestUnsent === undefined ? 0 : Math.max(0, Math.round((now - oldestUnsent) / SECOND)),
      },
      site: { builtFor: builtFor(config.siteDir) },
      bankHolidays: { listedUntil, endSoon: bankHolidaysEndSoon(dayInLondon(now)) },
    });
  });
}

/** Six months before the list of bank holidays ends, somebody should extend it. */
export const bankHolidaysEndSoon = (today: string): boolean =>
  compareDays(addMonths(today, 6), listedUntil) > 0;

function builtFor(siteDir: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(siteDir, '.build.json'), 'utf8')) as { builtFor?: string }).builtFor;
  } catch {
    return undefined;
  }
}

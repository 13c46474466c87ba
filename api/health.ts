import type { Hono } from 'hono';
import { addresses } from '../content/addresses.ts';
import { addMonths, compareDays, dayInLondon, SECOND, startOfDay } from './calendar.ts';
import type { Moment } from './calendar.ts';
import type { Refusals } from './consent/refusals.ts';
import { listedUntil } from './requests/bank-holidays.ts';
import type { Services } from './services.ts';
import { isStale } from './site-manifest.ts';
import type { OutdatedPolicy } from './site-manifest.ts';

/** Whether Candour does its work, for whatever watches it. Counts and ages only; nothing about anyone. */
export function healthRoutes(
  app: Hono,
  { store, clock, config, site, banner }: Services,
  refusals: Refusals,
): void {
  app.get(addresses.health, async (c) => {
    const now = clock.now();
    const today = dayInLondon(now);
    const built = site.read();
    const { requests, unconfirmed, open, overdue, mailsWaiting, mailsParked, oldestUnsent } =
      await store.health(today);
    const receipts = await store.receiptFigures(startOfDay(today));
    c.header('Cache-Control', 'no-store');
    return c.json({
      ready: true,
      requests: { stored: requests, unconfirmed, open, overdue },
      mail: {
        waiting: mailsWaiting,
        parked: mailsParked,
        oldestWaitingSeconds: oldestUnsent === undefined ? 0 : secondsBetween(oldestUnsent, now),
      },
      consent: {
        asks: banner.asks(),
        receiptsToday: receipts.count,
        refusedToday: refusals.today(),
        lastReceiptSeconds: receipts.last === undefined ? undefined : secondsBetween(receipts.last, now),
      },
      site: {
        builtFor: built?.builtFor,
        nextChange: built?.nextChange,
        stale: isStale(built, config.today ?? today),
      },
      policies: { outdated: (built?.outdated ?? []).map(outdatedInBrief) },
      bankHolidays: { listedUntil, endSoon: bankHolidaysEndSoon(today) },
    });
  });
}

/** Which published version is wrong, and by which rules: "privacy/2026-06-19". */
const outdatedInBrief = ({ policy, version, faults }: OutdatedPolicy) => ({
  version: `${policy}/${version}`,
  rules: [...new Set(faults.map(({ rule }) => rule))],
});

const secondsBetween = (then: Moment, now: Moment): number => Math.max(0, Math.round((now - then) / SECOND));

/** Six months before the list of bank holidays ends, somebody should extend it. */
export const bankHolidaysEndSoon = (today: string): boolean =>
  compareDays(addMonths(today, 6), listedUntil) > 0;

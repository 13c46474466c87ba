import { addMonths, compareDays, dayInLondon, SECOND, startOfDay } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import { isStale } from '../built-site/site-manifest.ts';
import type { OutdatedPolicy } from '../built-site/site-manifest.ts';
import { judgeClock } from '../domain/clock-doubt.ts';
import { listedUntil } from '../domain/deadline/bank-holidays.ts';
import { describeFault, isStoreFault } from '../store/fault.ts';
import type { RouteDependencies } from './dependencies.ts';

/** How many consent receipts were refused today. */
export interface Refusals {
  today: () => number;
}

/** How long a result is cached, in milliseconds. The store is queried once in that time, however many clients ask. */
const INTERVAL = 5 * SECOND;

/** What the health check and the metrics show: counts and ages, and no personal data. */
export type Figures = Awaited<ReturnType<typeof countsOf>>;

/** The state of the server, asked at most once in five seconds. */
export interface Watch {
  /** Whether the database can be written. */
  canWrite: () => Promise<boolean>;
  /** The figures, or undefined if the database cannot be read. */
  figures: () => Promise<Figures | undefined>;
}

export function openWatch(services: RouteDependencies, refusals: Refusals): Watch {
  const { store, clock, log } = services;

  /** The result from the store, or undefined if the store fails. */
  async function answeredBy<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (!isStoreFault(error)) throw error;
      log('store.unavailable', describeFault(error));
      return undefined;
    }
  }

  async function probe(): Promise<boolean> {
    const written = await answeredBy(async () => {
      await store.probe(clock.now());
      return true;
    });
    return written ?? false;
  }

  return {
    canWrite: sharedAnswer(probe, INTERVAL, clock),
    figures: sharedAnswer(() => answeredBy(() => countsOf(services, refusals)), INTERVAL, clock),
  };
}

/**
 * Calls `ask` at most once in `interval` milliseconds. Concurrent callers share one call, and its result, or its
 * failure, is cached until the interval is over.
 */
function sharedAnswer<T>(ask: () => Promise<T>, interval: number, clock: Clock): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined;
  let open = false;
  return () => {
    const now = clock.now();
    const isFresh = last !== undefined && now >= last.at && now - last.at < interval;
    if (last && (open || isFresh)) return last.answer;
    open = true;
    const answer = ask().finally(() => {
      open = false;
    });
    last = { at: now, answer };
    return answer;
  };
}

async function countsOf({ store, clock, config, site, banner }: RouteDependencies, refusals: Refusals) {
  const now = clock.now();
  const today = dayInLondon(now);
  const built = site.read();
  const {
    requests,
    unconfirmed,
    open,
    overdue,
    mailsWaiting,
    mailsDeadLettered,
    mailsBounced,
    oldestUnsent,
  } = await store.health(today);
  const receipts = await store.receiptFigures(startOfDay(today));
  const servers = await store.runningServers(now);
  const known = await store.knownTime();
  return {
    ready: true,
    requests: { stored: requests, unconfirmed, open, overdue },
    mail: {
      waiting: mailsWaiting,
      deadLettered: mailsDeadLettered,
      bounced: mailsBounced,
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
    servers: {
      running: servers.length,
      sitesDiffer: new Set(servers.map((server) => server.site)).size > 1,
    },
    clock: {
      state: judgeClock(known, now),
      lastKnown: known === undefined ? undefined : new Date(known).toISOString(),
    },
    policies: { outdated: (built?.outdated ?? []).map(outdatedInBrief) },
    bankHolidays: { listedUntil, endSoon: bankHolidaysEndSoon(today) },
  };
}

/** An outdated version, such as "privacy/2026-06-19", and the rules it breaks. */
const outdatedInBrief = ({ policy, version, faults }: OutdatedPolicy) => ({
  version: `${policy}/${version}`,
  rules: [...new Set(faults.map(({ rule }) => rule))],
});

const secondsBetween = (then: Moment, now: Moment): number => Math.max(0, Math.round((now - then) / SECOND));

/** Whether the list of bank holidays ends within six months and should be extended. */
export const bankHolidaysEndSoon = (today: string): boolean =>
  compareDays(addMonths(today, 6), listedUntil) > 0;

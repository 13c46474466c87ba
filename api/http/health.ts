import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { addMonths, compareDays, dayInLondon, SECOND, startOfDay } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import { listedUntil } from '../domain/deadline/bank-holidays.ts';
import type { RouteDependencies } from './dependencies.ts';
import { allowOnly } from './respond.ts';
import type { Clock } from '../base/clock.ts';
import { isStale } from '../built-site/site-manifest.ts';
import type { OutdatedPolicy } from '../built-site/site-manifest.ts';
import { describeFault, isStoreFault } from '../store/fault.ts';

/** How many consent receipts were refused today. */
interface Refusals {
  today: () => number;
}

/** How long a result is cached, in milliseconds. The store is queried once in that time, however many clients ask. */
const INTERVAL = 5 * SECOND;

/**
 * The health check. Without a token it returns one word, because counts would reveal when somebody uses a form. With
 * the operator's token it returns counts and ages, but no personal data.
 */
export function healthRoutes(services: RouteDependencies, refusals: Refusals): Hono {
  const { store, clock, config, messages, log } = services;
  const app = new Hono();

  const canWrite = sharedAnswer(
    async () => {
      const written = await answeredBy(async () => {
        await store.probe(clock.now());
        return true;
      });
      return written ?? false;
    },
    INTERVAL,
    clock,
  );
  const counts = sharedAnswer(() => answeredBy(() => countsOf(services, refusals)), INTERVAL, clock);

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

  app.get('/', async (c) => {
    c.header('Cache-Control', 'no-store');
    const token = bearerToken(c);
    if (token !== undefined && !isToken(token, config.healthToken)) {
      c.header('WWW-Authenticate', 'Bearer');
      return c.json({ status: 'unauthorised' }, 401);
    }
    if (!(await canWrite())) return c.json({ status: 'unavailable' }, 503);
    if (token === undefined) return c.json({ status: 'ok' });
    const known = await counts();
    return known ? c.json(known) : c.json({ status: 'unavailable' }, 503);
  });
  app.all('/', allowOnly(messages, 'GET, HEAD'));
  return app;
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

/**
 * The token of an `Authorization: Bearer` header (RFC 6750). Other schemes are ignored: a proxy in front may use them.
 */
function bearerToken(c: Context): string | undefined {
  const [scheme = '', token = ''] = (c.req.header('authorization') ?? '').split(/ +/, 2);
  return scheme.toLowerCase() === 'bearer' ? token : undefined;
}

/** Compares hashes in constant time, so that the timing reveals nothing about the token. */
function isToken(given: string, expected: string | undefined): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return expected !== undefined && timingSafeEqual(hash(given), hash(expected));
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

import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../base/calendar.ts';
import { clientNetwork } from '../http/client-network.ts';
import { parseFields } from '../http/form-body.ts';
import { respondError } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { hourlyLimit, secondsToNextHour } from '../http/hourly-limit.ts';
import type { Banner } from './banner.ts';
import { fitsNotice, parseReceipt } from './parse-receipt.ts';
import type { Refusals } from './refusals.ts';
import { refuse } from './refuse.ts';
import type { Reason } from './refuse.ts';

/** What the routes of consent need besides. */
export type ConsentDependencies = Omit<RouteDependencies, 'banner'> & { banner: Banner };

/** The longest receipt, in bytes: room for a hundred services. */
const LONGEST = 8 * 1024;

/** Where browsers report choices and, where the site counts them, visits. Nothing here decides what a browser may do. */
export function consentRoutes(
  app: Hono,
  { config, store, messages, clock, log, banner }: ConsentDependencies,
  refusals: Refusals,
): void {
  const { api } = addresses;
  const { keys, words } = messages;

  function refuseReceipt(c: Context, reason: Reason): Response {
    log('consent.receipt-refused', { reason });
    return refuse(c, words, reason);
  }
  const client = (c: Context) => clientNetwork(c, config.trustedProxies);
  const tooMany = (c: Context) => {
    c.header('Retry-After', String(secondsToNextHour(clock.now())));
  };
  /** Not refused for ever: the browser keeps the receipt until the site's build and this server know one another. */
  const later = (c: Context) => {
    log('consent.receipt-deferred');
    c.header('Retry-After', '120');
    return respondError(c, messages, 503);
  };
  /** The guards let in our own origin and those of the manifest; without one, it is our own page. */
  const originOf = (c: Context) => {
    const origin = c.req.header('origin') ?? '';
    return banner.origins().includes(origin) ? origin : config.publicOrigin;
  };

  app.post(
    api.consent,
    refusals.count,
    bodyLimit({ maxSize: LONGEST, onError: (c: Context) => refuseReceipt(c, 'too-long') }),
    async (c) => {
      const asks = (await banner.current()) !== undefined;
      if (!asks) return banner.isUnsure() ? later(c) : respondError(c, messages, 404);
      const now = clock.now();
      const parsed = parseReceipt(await c.req.text(), now);
      if (!parsed.ok) return refuseReceipt(c, parsed.problem);
      const receipt = { ...parsed.receipt, site: new URL(originOf(c)).host };
      const outcome = await store.keepReceipt(
        receipt,
        (edition) => fitsNotice(receipt, edition),
        hourlyLimit(keys, 'receipts', client(c), now),
      );
      if (outcome === 'limited') tooMany(c);
      if (outcome === 'stale' && banner.isUnsure()) return later(c);
      if (outcome !== 'kept' && outcome !== 'repeated') return refuseReceipt(c, outcome);
      c.header('Cache-Control', 'no-store');
      return c.body(null, 204);
    },
  );

  app.post(
    api.visits,
    bodyLimit({ maxSize: LONGEST, onError: (c: Context) => refuse(c, words, 'too-long') }),
    async (c) => {
      const manifest = await banner.current();
      if (!manifest || manifest.counter === null) return respondError(c, messages, 404);
      const given = parseFields(await c.req.text());
      const path = given?.get('page') ?? '';
      // A page of another site is counted by its whole address, if at all: its “/” is not ours.
      const origin = originOf(c);
      const page = origin === config.publicOrigin ? path : origin + path;
      if (given?.size !== 1 || !manifest.counted.includes(page)) return refuse(c, words, 'no-page');
      c.header('Cache-Control', 'no-store');
      if (c.req.header('sec-gpc') === '1') return c.body(null, 204);
      const now = clock.now();
      if (await store.countVisit(dayInLondon(now), page, hourlyLimit(keys, 'visits', client(c), now)))
        return c.body(null, 204);
      tooMany(c);
      return refuse(c, words, 'limited');
    },
  );
}

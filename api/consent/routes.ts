import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { dayInLondon } from '../base/calendar.ts';
import { clientNetwork } from '../http/client-network.ts';
import { parseFields } from '../http/form-body.ts';
import { allowOnly, respondError } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { hourlyLimit, secondsToNextHour } from '../http/hourly-limit.ts';
import type { Banner } from './banner.ts';
import { KEPT, keptCookie } from './kept-cookie.ts';
import { fitsNotice, parseReceipt } from './parse-receipt.ts';
import { refuse } from './refusals.ts';
import type { Reason, Refusals } from './refusals.ts';

/** What the routes of consent need besides. */
export type ConsentDependencies = Omit<RouteDependencies, 'banner'> & { banner: Banner };

/** The longest receipt, in bytes: room for a hundred services. */
const LONGEST = 8 * 1024;

/** What receipts and visits have in common. */
const reporting = ({ config, clock, banner }: ConsentDependencies) => ({
  client: (c: Context) => clientNetwork(c, config.trustedProxies),
  tooMany: (c: Context) => {
    c.header('Retry-After', String(secondsToNextHour(clock.now())));
  },
  /** The middleware lets in our own origin and those of the manifest; without one, it is our own page. */
  originOf: (c: Context) => {
    const origin = c.req.header('origin') ?? '';
    return banner.origins().includes(origin) ? origin : config.publicOrigin;
  },
});

/** Where browsers report choices. Nothing here decides what a browser may do. */
export function consentRoutes(services: ConsentDependencies, refusals: Refusals): Hono {
  const { config, store, messages, clock, log, banner } = services;
  const { client, tooMany, originOf } = reporting(services);
  const app = new Hono();

  function refuseReceipt(c: Context, reason: Reason): Response {
    log('consent.receipt-refused', { reason });
    return refuse(c, messages.words, reason);
  }
  /** A temporary error: the browser keeps the receipt until the server can read the manifest of the current build. */
  const deferReceipt = (c: Context) => {
    log('consent.receipt-deferred');
    c.header('Retry-After', '120');
    return respondError(c, messages, 503);
  };

  app.post(
    '/',
    refusals.count,
    bodyLimit({ maxSize: LONGEST, onError: (c: Context) => refuseReceipt(c, 'too-long') }),
    async (c) => {
      const manifest = await banner.current();
      if (!manifest) return banner.isUnsure() ? deferReceipt(c) : respondError(c, messages, 404);
      const now = clock.now();
      const parsed = parseReceipt(await c.req.text(), now);
      if (!parsed.ok) return refuseReceipt(c, parsed.problem);
      const origin = originOf(c);
      const receipt = { ...parsed.receipt, site: new URL(origin).host };
      const outcome = await store.keepReceipt(
        receipt,
        (version) => fitsNotice(receipt, version),
        hourlyLimit(messages.keys, 'receipts', client(c), now),
      );
      if (outcome === 'limited') tooMany(c);
      if (outcome === 'stale' && banner.isUnsure()) return deferReceipt(c);
      if (outcome !== 'kept' && outcome !== 'repeated') return refuseReceipt(c, outcome);
      c.header('Cache-Control', 'no-store');
      const { protocol, hostname } = new URL(config.publicOrigin);
      const kept = origin === config.publicOrigin && keptCookie(receipt, parsed.toKeep, manifest, hostname);
      if (kept) {
        const { value, ...where } = kept;
        setCookie(c, KEPT, value, {
          ...where,
          path: '/',
          sameSite: 'Lax',
          // The page's script reads it: not HttpOnly.
          secure: protocol === 'https:',
        });
      }
      return c.body(null, 204);
    },
  );
  app.all('/', allowOnly(messages, 'POST'));
  return app;
}

/** Where browsers report visits, if the site counts them. */
export function visitRoutes(services: ConsentDependencies): Hono {
  const { config, store, messages, clock, banner } = services;
  const { client, tooMany, originOf } = reporting(services);
  const { keys, words } = messages;
  const app = new Hono();
  app.post(
    '/',
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
  app.all('/', allowOnly(messages, 'POST'));
  return app;
}

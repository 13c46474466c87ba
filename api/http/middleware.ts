import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { matchedRoutes } from 'hono/route';
import { addresses } from '../../content/addresses.ts';
import { clinicOrigins, forOtherWebsites } from './cross-origin.ts';
import { openContentPolicies } from '../built-site/content-policies.ts';
import { mailFrameHeaders, siteHeaders } from './headers.ts';
import { refusedForms } from './refused-forms.ts';
import { respondError } from './respond.ts';
import type { RouteDependencies } from './dependencies.ts';

/** The longest form we take, in bytes: every answer at its limit, in any script, and room to spare. */
const LONGEST_BODY = 100 * 1024;

/** What stands before every route, in the order in which it is asked. */
export function guards(app: Hono, services: RouteDependencies): void {
  const { config, desk, log, banner, link } = services;
  const { consent, visits } = addresses.api;
  for (const path of [consent, visits]) app.use(path, clinicOrigins(banner));
  app.use(addresses.dropIn, forOtherWebsites());

  const base = config.basePath.replace(/\/+$/, '');
  const policies = openContentPolicies(config.siteDir, log);
  const onSite = siteHeaders(config.publicOrigin, (c) =>
    policies(c.req.path.slice(base.length), c.res.status),
  );
  const inMailFrame = mailFrameHeaders();
  app.use((c, next) => (/\/mailbox\/[^/]+\/html$/.test(c.req.path) ? inMailFrame(c, next) : onSite(c, next)));

  // The route and never the address: addresses hold tokens.
  app.use(async function logRequests(c, next) {
    const start = performance.now();
    await next();
    const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? '*';
    if (c.req.method !== 'GET' || c.res.status >= 400)
      log('request', {
        method: c.req.method,
        route,
        status: c.res.status,
        ms: Math.round(performance.now() - start),
      });
  });

  let warned = false;
  app.use('/api/*', function warnOfProxy(c, next) {
    // All patients would count as one client, the proxy, and the twenty-first in an hour would have to wait.
    if (!warned && config.trustedProxies === 0 && c.req.header('x-forwarded-for') !== undefined) {
      log('X-Forwarded-For arrives: if a proxy of yours sends it, set TRUSTED_PROXIES');
      warned = true;
    }
    return next();
  });

  const refused = refusedForms(services);
  const onError = async (c: Context) => {
    const wait = await refused.secondsToWait(c);
    await refused.count(c);
    if (wait !== undefined) c.header('Retry-After', String(wait));
    return respondError(c, desk, wait === undefined ? 413 : 429);
  };
  const countBytes = bodyLimit({ maxSize: LONGEST_BODY, onError });
  /** Compares the stated length itself: hono/body-limit opens the body as a stream first (decision 0041). */
  const limitBody: MiddlewareHandler = async (c, next) => {
    const stated =
      c.req.header('transfer-encoding') === undefined ? c.req.header('content-length') : undefined;
    if (stated === undefined) return countBytes(c, next);
    return Number(stated) > LONGEST_BODY ? onError(c) : next();
  };
  // Other sites of the clinic load the banner too; what they may send is a record of a choice and a visit, no form.
  const fromElsewhere = [link(consent), link(visits)];
  app.use(
    '/api/*',
    csrf({
      origin: (origin, c) =>
        origin === config.publicOrigin ||
        (fromElsewhere.includes(c.req.path) && banner.origins().includes(origin)),
    }),
  );
  app.use('/api/*', async function formsOnly(c: Context, next) {
    const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
    if (c.req.method === 'POST' && type !== 'application/x-www-form-urlencoded')
      return respondError(c, desk, 415);
    return next();
  });
  // Last: what another site makes a visitor's browser send must not count towards the visitor's limit.
  app.use('/api/*', limitBody);
}

import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { matchedRoutes } from 'hono/route';
import { addresses } from '../../content/addresses.ts';
import { clinicOrigins, forOtherWebsites } from './cross-origin.ts';
import { openContentPolicies } from '../built-site/content-policies.ts';
import { siteHeaders } from './headers.ts';
import { mediaType } from './content-type.ts';
import { isUploadPath } from './body-time.ts';
import { refusedForms } from './refused-forms.ts';
import { respondError } from './respond.ts';
import { sameOrigin } from './same-origin.ts';
import type { RouteDependencies } from './dependencies.ts';

/** The most bytes in a form: every answer at its limit, in any script, with room to spare. */
const MAX_BODY_BYTES = 100 * 1024;

/** Where forms are sent to. */
const TAKES_FORMS = ['/api/*', `${addresses.team.home}*`];

/**
 * Adds the middleware of all routes, in the order in which it runs. What every response needs is added to `app`, also
 * outside the base path, and the rest to the `site` under it.
 */
export function middleware(app: Hono, site: Hono, services: RouteDependencies): void {
  const { config, messages, log, banner, path } = services;
  const { consent, visits, resendWebhook } = addresses.api;
  for (const address of [consent, visits]) app.use(path(address), clinicOrigins(banner));
  app.use(path(addresses.dropIn), forOtherWebsites());

  const base = config.basePath.replace(/\/+$/, '');
  const policies = openContentPolicies(config.siteDir, log);
  const inSite = (whole: string) => (whole.startsWith(`${base}/`) ? whole.slice(base.length) : '/');
  app.use(siteHeaders(config.publicOrigin, (c) => policies(inSite(c.req.path), c.res.status)));

  // Log the route, never the URL: URLs contain tokens.
  app.use(async function logRequests(c, next) {
    const start = performance.now();
    await next();
    const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? '*';
    if (c.req.method !== 'GET' || c.res.status >= 400)
      log('http.request', {
        method: c.req.method,
        route,
        status: c.res.status,
        ms: Math.round(performance.now() - start),
      });
  });

  let warned = false;
  site.use('/api/*', function warnOfProxy(c, next) {
    // All patients would share the rate limit of the proxy's address.
    if (!warned && config.trustedProxies === 0 && c.req.header('x-forwarded-for') !== undefined) {
      log('proxy.not-trusted', {
        message: 'X-Forwarded-For arrives. If your own proxy sets it, set TRUSTED_PROXIES.',
      });
      warned = true;
    }
    return next();
  });

  const refused = refusedForms(services);
  const onError = async (c: Context) => {
    const wait = await refused.secondsToWait(c);
    await refused.count(c);
    if (wait !== undefined) c.header('Retry-After', String(wait));
    return respondError(c, messages, wait === undefined ? 413 : 429);
  };
  const countBytes = bodyLimit({ maxSize: MAX_BODY_BYTES, onError });
  /** Compares the stated length itself: hono/body-limit opens the body as a stream first (decision 0033). */
  const limitBody: MiddlewareHandler = async (c, next) => {
    const stated =
      c.req.header('transfer-encoding') === undefined ? c.req.header('content-length') : undefined;
    if (stated === undefined) return countBytes(c, next);
    return Number(stated) > MAX_BODY_BYTES ? onError(c) : next();
  };
  /** Files have their own limits, in the route that reads them: only somebody who is signed in may send them. */
  const isUpload = (c: Context) => isUploadPath(c.req.path, path(''));
  const limitForm: MiddlewareHandler = (c, next) => (isUpload(c) ? next() : limitBody(c, next));
  // The clinic's other sites load the banner too. They may only send receipts and visits, no forms.
  const fromElsewhere = [path(consent), path(visits)];
  // A mail service is no page: its report is signed.
  const isReport = (c: Context) => c.req.path === path(resendWebhook);
  const fromOwnPage = sameOrigin(
    (origin, c) =>
      origin === config.publicOrigin ||
      (fromElsewhere.includes(c.req.path) && banner.origins().includes(origin)),
  );
  const checkOrigin: MiddlewareHandler = (c, next) => (isReport(c) ? next() : fromOwnPage(c, next));
  const expectedType: MiddlewareHandler = async function expectedType(c, next) {
    const expected = isReport(c)
      ? 'application/json'
      : isUpload(c)
        ? 'multipart/form-data'
        : 'application/x-www-form-urlencoded';
    if (c.req.method === 'POST' && mediaType(c.req.header('content-type')) !== expected)
      return respondError(c, messages, 415);
    return next();
  };
  // The body is last, so that cross-site requests do not count towards the visitor's limit.
  for (const under of TAKES_FORMS)
    for (const handler of [checkOrigin, expectedType, limitForm]) site.use(under, handler);
}

import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { errorStatuses } from '../content/addresses.ts';
import { countRefusals } from './consent/refusals.ts';
import { consentRoutes } from './consent/routes.ts';
import { guards, wrongMethods } from './guards.ts';
import { healthRoutes } from './health.ts';
import { mailboxRoutes } from './mailbox.ts';
import { confirmRoutes } from './requests/confirm-routes.ts';
import { formRoutes } from './requests/form-routes.ts';
import { notMeRoutes } from './requests/not-me-routes.ts';
import { outcomeRoutes } from './requests/outcome-routes.ts';
import { respondError } from './respond.ts';
import type { Services } from './services.ts';
import { isStoreFault } from './store/fault.ts';
import { staticFiles } from './static-files.ts';

/** The whole server, in the order in which a request meets it. Tests use this same app. */
export function createApp(services: Services): Hono {
  const { config, desk, log, mailbox } = services;
  const site = new Hono();
  const app = new Hono({ strict: false });
  const refusals = countRefusals(services.clock);

  guards(site, services);
  healthRoutes(site, services, refusals);
  formRoutes(site, services);
  outcomeRoutes(site, services);
  confirmRoutes(site, services);
  notMeRoutes(site, services);
  consentRoutes(site, services, refusals);
  if (mailbox) mailboxRoutes(site, services, mailbox);
  wrongMethods(site, services);
  staticFiles(site, services);
  app.route(config.basePath, site);

  app.notFound((c) => respondError(c, desk, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) {
      const status = errorStatuses.find((known) => known === error.status) ?? 400;
      return respondError(c, desk, status);
    }
    if (isStoreFault(error)) {
      log('store fault', { code: error.errcode, reason: error.message });
      c.header('Retry-After', '120');
      return respondError(c, desk, 503);
    }
    log('unexpected error', { name: error.name, message: error.message });
    return respondError(c, desk, 500);
  });
  return app;
}

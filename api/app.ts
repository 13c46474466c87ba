import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { errorStatuses } from '../content/addresses.ts';
import { countRefusals } from './consent/refusals.ts';
import { consentRoutes } from './consent/routes.ts';
import { middleware, wrongMethods } from './http/middleware.ts';
import { healthRoutes } from './http/health.ts';
import { mailboxRoutes } from './http/mailbox.ts';
import { confirmRoutes } from './requests/confirm-routes.ts';
import { formRoutes } from './requests/form-routes.ts';
import { notMeRoutes } from './requests/not-me-routes.ts';
import { outcomeRoutes } from './requests/outcome-routes.ts';
import { respondError } from './http/respond.ts';
import type { ConsentDependencies } from './consent/routes.ts';
import { isStoreFault } from './store/fault.ts';
import { staticFiles } from './http/static-files.ts';

/** The whole server, in the order in which a request meets it. Tests use this same app. */
export function createApp(services: ConsentDependencies): Hono {
  const { config, messages, log, mailbox } = services;
  const site = new Hono();
  const app = new Hono({ strict: false });
  const refusals = countRefusals(services.clock);

  middleware(site, services);
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

  app.notFound((c) => respondError(c, messages, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) {
      const status = errorStatuses.find((known) => known === error.status) ?? 400;
      return respondError(c, messages, status);
    }
    if (isStoreFault(error)) {
      log('store.unavailable', { code: error.errcode, reason: error.message });
      c.header('Retry-After', '120');
      return respondError(c, messages, 503);
    }
    log('error.unexpected', { name: error.name, message: error.message });
    return respondError(c, messages, 500);
  });
  return app;
}

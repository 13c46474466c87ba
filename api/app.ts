import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { addresses, errorStatuses } from '../content/addresses.ts';
import { forms } from '../content/forms/forms.ts';
import { requestKinds } from '../content/forms/question.ts';
import { resendWebhookRoutes } from './casework/resend-webhook-routes.ts';
import { countRefusals } from './consent/refusals.ts';
import { consentRoutes, visitRoutes } from './consent/routes.ts';
import { hasLeft } from './http/early-answers.ts';
import { middleware } from './http/middleware.ts';
import { openWatch } from './http/figures.ts';
import { healthRoutes } from './http/health.ts';
import { metricsRoutes } from './http/metrics.ts';
import { mailboxRoutes } from './http/mailbox.ts';
import { confirmPageRoutes, confirmRoutes, linkRoutes } from './requests/confirm-routes.ts';
import { formPageRoutes, formRoutes } from './requests/form-routes.ts';
import { withoutForm } from './requests/without-form.ts';
import { notMePageRoutes, notMeRoutes } from './requests/not-me-routes.ts';
import { respondError } from './http/respond.ts';
import type { ConsentDependencies } from './consent/routes.ts';
import { codeRoutes } from './status-page/code-routes.ts';
import { copyFormRoutes, copyPageRoutes } from './status-page/copy-routes.ts';
import { messageRoutes } from './status-page/message-routes.ts';
import { confirmedRoutes, statusRoutes } from './status-page/status-routes.ts';
import { describeFault, isStoreFault } from './store/fault.ts';
import { teamErrors } from './team/team-errors.ts';
import { teamRoutes } from './team/team-routes.ts';
import { staticFiles } from './http/static-files.ts';

/** The whole server: middleware and routes, in the order in which a request passes them. The tests use the same app. */
export function createApp(services: ConsentDependencies): Hono {
  const { config, messages, log, mailbox } = services;
  const site = new Hono();
  const app = new Hono({ strict: false });
  const refusals = countRefusals(services.clock);
  /** Hono matches a mount path with and without a trailing slash only if it is registered without one. */
  const mount = (address: string, routes: Hono) => site.route(address.replace(/(?<=.)\/$/, ''), routes);

  site.use(`${addresses.team.home}*`, teamErrors(services));
  middleware(app, site, services);
  const watch = openWatch(services, refusals);
  mount(addresses.health, healthRoutes(services, watch));
  mount(addresses.metrics, metricsRoutes(services, watch));
  for (const kind of requestKinds) {
    if (config.requests === 'off') {
      mount(addresses.api.form(kind), withoutForm(services, kind));
      continue;
    }
    const form = forms[kind](messages.clinic);
    mount(addresses.form(kind), formPageRoutes(services, form));
    mount(addresses.api.form(kind), formRoutes(services, form));
  }
  mount(addresses.received, statusRoutes(services));
  for (const routes of [codeRoutes, messageRoutes]) mount(addresses.api.status.home, routes(services));
  mount(addresses.copy, copyPageRoutes(services));
  mount(addresses.api.copy.home, copyFormRoutes(services));
  mount(addresses.confirm, confirmPageRoutes(services));
  mount(addresses.api.confirm, confirmRoutes(services));
  mount(addresses.confirmed, confirmedRoutes(services));
  mount(addresses.api.link, linkRoutes(services));
  mount(addresses.notMe, notMePageRoutes(services));
  mount(addresses.api.notMe, notMeRoutes(services));
  mount(addresses.api.consent, consentRoutes(services, refusals));
  mount(addresses.api.visits, visitRoutes(services));
  if (config.mail.service === 'resend' && config.mail.webhookSecret !== undefined)
    mount(addresses.api.resendWebhook, resendWebhookRoutes(services, config.mail.webhookSecret));
  if (mailbox) mount(addresses.mailbox, mailboxRoutes(services, mailbox));
  mount(addresses.team.home, teamRoutes(services));
  mount('/', staticFiles(services));
  app.route(config.basePath, site);

  app.notFound((c) => respondError(c, messages, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) {
      const status = errorStatuses.find((known) => known === error.status) ?? 400;
      return respondError(c, messages, status);
    }
    // Nobody reads it any more.
    if (hasLeft(error)) return respondError(c, messages, 400);
    if (isStoreFault(error)) {
      log('store.unavailable', describeFault(error));
      c.header('Retry-After', '120');
      return respondError(c, messages, 503);
    }
    log('error.unexpected', { name: error.name, message: error.message });
    return respondError(c, messages, 500);
  });
  return app;
}

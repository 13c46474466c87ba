import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MINUTE } from '../base/calendar.ts';
import { allowOnly, respondError } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { readReport } from '../mail/resend-webhook.ts';
import { recordBounce } from './bounces.ts';

/** The longest report, in bytes. Resend's have about one kilobyte. */
const LONGEST = 32 * 1024;

/** How long after an email was sent a report may come before we have noted Resend's id of it, in milliseconds. */
const NOT_YET_NOTED = 15 * MINUTE;

/**
 * Where Resend reports what became of emails. It repeats a report that was not answered with success, so an email that we
 * do not know yet is answered with 503. Emails of other programs on the same account are ignored.
 */
export function resendWebhookRoutes(services: RouteDependencies, secret: string): Hono {
  const { clock, log, messages, wake } = services;
  const app = new Hono();

  app.post(
    '/',
    bodyLimit({ maxSize: LONGEST, onError: (c: Context) => respondError(c, messages, 413) }),
    async (c) => {
      c.header('Cache-Control', 'no-store');
      const report = readReport(secret, await c.req.text(), (name) => c.req.header(name));
      if (report === 'forged') {
        log('webhook.refused');
        return respondError(c, messages, 403);
      }
      if (report === 'other' || !report.hasFailed) return c.body(null, 204);
      const outcome = await recordBounce(services, log, { providerId: report.emailId });
      if (outcome === 'recorded') wake();
      if (outcome === 'unknown' && Math.abs(clock.now() - report.createdAt) < NOT_YET_NOTED) {
        c.header('Retry-After', '60');
        return respondError(c, messages, 503);
      }
      return c.body(null, 204);
    },
  );
  app.all('/', allowOnly(messages, 'POST'));
  return app;
}

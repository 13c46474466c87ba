import { Resend } from 'resend';
import { HOUR, SECOND } from '../base/calendar.ts';
import type { Mailer } from './mailer.ts';
import { readOutcome } from './outcome.ts';

/** Resend's client has no time limit of its own; without one, a hanging connection would hold up all mail. */
const TIME_LIMIT = 20 * SECOND;

/** Resend recognises a key for 24 hours. An hour less, because clocks differ and sending takes time. */
const KEY_LIFETIME = 23 * HOUR;

/** Sends through Resend (`RESEND_BASE_URL` points its client elsewhere, for tests). */
export function resendMailer(apiKey: string, timeLimit = TIME_LIMIT): Mailer {
  const resend = new Resend(apiKey);
  return {
    keyLifetime: KEY_LIFETIME,
    async send({ from, to, replyTo, subject, text, html }, idempotencyKey) {
      const message = { from, to, subject, text, ...(html ? { html } : {}), ...(replyTo ? { replyTo } : {}) };
      const result = await resend.emails.send(message, {
        idempotencyKey,
        signal: AbortSignal.timeout(timeLimit),
      });
      return readOutcome(result);
    },
  };
}

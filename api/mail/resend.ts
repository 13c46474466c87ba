import { Resend } from 'resend';
import { SECOND } from '../base/calendar.ts';
import type { Mailer } from './mailer.ts';
import { readOutcome } from './outcome.ts';

/** Resend's client has no time limit of its own; without one, a hanging connection would hold up all mail. */
const TIME_LIMIT = 20 * SECOND;

/** Sends through Resend (`RESEND_BASE_URL` points its client elsewhere, for tests). */
export function resendMailer(apiKey: string, timeLimit = TIME_LIMIT): Mailer {
  const resend = new Resend(apiKey);
  return {
    async send({ from, to, replyTo, subject, text, html }, idempotencyKey) {
      const letter = { from, to, subject, text, ...(html ? { html } : {}), ...(replyTo ? { replyTo } : {}) };
      const result = await resend.emails.send(letter, {
        idempotencyKey,
        signal: AbortSignal.timeout(timeLimit),
      });
      return readOutcome(result);
    },
  };
}

import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import type { Moment } from '../base/calendar.ts';

/** What Resend reports of one email. */
export interface DeliveryReport {
  /** Resend's id of the email, as it was answered when the email was sent. */
  emailId: string;
  /** When the email was given to Resend. */
  createdAt: Moment;
  hasFailed: boolean;
}

/**
 * The reports that an email did not arrive: its server refused it for good, Resend could not send it, or Resend does not
 * send to that address any more because it bounced before.
 */
const FAILED = ['email.bounced', 'email.failed', 'email.suppressed'];

const report = z.object({
  type: z.string(),
  data: z.object({
    email_id: z.string().min(1).max(100),
    created_at: z.string().transform((text) => Date.parse(text.replace(' ', 'T'))),
  }),
});

/**
 * Reads a report of Resend. `forged` if its signature is not made with the secret, or not within five minutes of now, so
 * that a recorded report cannot be sent again later. `other` if it is about no email.
 *
 * Resend signs as Standard Webhooks does, with the header names of Svix.
 */
export function readReport(
  secret: string,
  body: string,
  header: (name: string) => string | undefined,
): DeliveryReport | 'forged' | 'other' {
  const signed = Object.fromEntries(
    ['id', 'timestamp', 'signature'].map((part) => [
      `webhook-${part}`,
      header(`svix-${part}`) ?? header(`webhook-${part}`) ?? '',
    ]),
  );
  let content: unknown;
  try {
    content = new Webhook(secret).verify(body, signed);
  } catch (error) {
    if (error instanceof WebhookVerificationError) return 'forged';
    // Signed, but no JSON.
    if (error instanceof SyntaxError) return 'other';
    throw error;
  }
  const parsed = report.safeParse(content);
  if (!parsed.success) return 'other';
  const { type, data } = parsed.data;
  return { emailId: data.email_id, createdAt: data.created_at, hasFailed: FAILED.includes(type) };
}

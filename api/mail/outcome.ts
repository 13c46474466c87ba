import { HOUR, SECOND } from '../base/calendar.ts';
import type { Outcome } from './mailer.ts';

/** The result of `resend.emails.send`, as far as it is used here. */
export interface SendResult {
  data: { id: string } | null;
  error: { name: string; statusCode: number | null } | null;
  headers: Record<string, string> | null;
}

/** Errors with which Resend asks for a pause. */
const BUSY = ['rate_limit_exceeded', 'concurrent_idempotent_requests'];
const QUOTA = ['daily_quota_exceeded', 'monthly_quota_exceeded'];
/** Errors of Resend, or of a proxy in between, that leave the outcome unknown. */
const BROKEN = ['application_error', 'internal_server_error'];

/**
 * Interprets every result of Resend. Its client never throws, so an unhandled result would lose a mail.
 *
 * A status of `null` means no response (network down, timeout) or an unreadable one. A 5xx may come from a proxy after
 * Resend accepted the mail. In both cases the mail may have arrived.
 */
export function readOutcome({ data, error, headers }: SendResult): Outcome {
  if (!error) {
    if (data?.id) return { kind: 'sent', providerId: data.id };
    return { kind: 'retry', mayHaveArrived: true, after: undefined, reason: 'an answer without an id' };
  }
  const reason = `${error.name} (${error.statusCode ?? 'no answer'})`;
  const after = retryAfter(headers);
  if (QUOTA.includes(error.name)) return { kind: 'wait', after: after ?? HOUR, reason };
  if (BUSY.includes(error.name)) return { kind: 'wait', after: after ?? SECOND, reason };
  if (BROKEN.includes(error.name) || error.statusCode === null || error.statusCode >= 500) {
    return { kind: 'retry', mayHaveArrived: true, after, reason };
  }
  return { kind: 'dead-letter', reason };
}

/** The `retry-after` header in milliseconds; it comes in seconds. */
function retryAfter(headers: Record<string, string> | null): number | undefined {
  const seconds = Number(headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * SECOND, HOUR) : undefined;
}

import { HOUR, SECOND } from '../base/calendar.ts';
import type { Outcome } from './mailer.ts';

/** What `resend.emails.send` gives back, as far as it matters here. */
export interface SendResult {
  data: { id: string } | null;
  error: { name: string; statusCode: number | null } | null;
  headers: Record<string, string> | null;
}

/** Errors by which Resend says: not now. */
const BUSY = ['rate_limit_exceeded', 'concurrent_idempotent_requests'];
const QUOTA = ['daily_quota_exceeded', 'monthly_quota_exceeded'];
/** Errors by which Resend, or something before it, says: I do not know. */
const BROKEN = ['application_error', 'internal_server_error'];

/**
 * The one reading of Resend's answers. Its client never throws: an answer that is not read here is a lost mail.
 *
 * A status of `null` means that no answer came (network down, time over) or none that could be read; a 5xx that
 * something between us and Resend may have failed after the mail was taken. In both the mail may have arrived.
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

import type { EmailMessage } from '../store/mails.ts';

/** The outcome of one attempt to send. */
export type Outcome =
  | { kind: 'sent'; providerId: string }
  /**
   * Retry soon. `mayHaveArrived` if it is unknown whether the service accepted it. `after` in milliseconds, if the
   * service named a time.
   */
  | { kind: 'retry'; mayHaveArrived: boolean; after: number | undefined; reason: string }
  /** The service accepts no mail for now: pause all mail for `after` milliseconds. */
  | { kind: 'wait'; after: number; reason: string }
  /** A retry cannot help, so a person must look at it. `bounced` if the recipient's server refused the recipient. */
  | { kind: 'dead-letter'; reason: string; bounced?: true };

/** Sends mail: Resend, SMTP, Microsoft Graph or the local mailbox. Never throws when the service fails. */
export interface Mailer {
  /**
   * How long the service recognises an idempotency key, in milliseconds. Within that time a mail of unknown outcome can be
   * sent again without arriving twice. 0 for a service without such keys: the team is told of each such mail.
   */
  readonly keyLifetime: number;
  /** @param mailId the same at every attempt, also under a new key */
  send(message: EmailMessage, idempotencyKey: string, mailId: string): Promise<Outcome>;
}

import type { EmailMessage } from '../store/mails.ts';

/** How one attempt to send ended. */
export type Outcome =
  | { kind: 'sent'; providerId: string }
  /** Try again soon. `mayHaveArrived` when nobody can say whether it was taken. `after` in milliseconds, if the service named a time. */
  | { kind: 'retry'; mayHaveArrived: boolean; after: number | undefined; reason: string }
  /** The service takes no mail for a while: leave all mail alone for so many milliseconds. */
  | { kind: 'wait'; after: number; reason: string }
  /** Trying again cannot help; a person must look. */
  | { kind: 'dead-letter'; reason: string };

/** Whatever takes a mail away: Resend, or the mailbox of this machine. Never throws for the service's troubles. */
export interface Mailer {
  send(letter: EmailMessage, idempotencyKey: string): Promise<Outcome>;
}

import type { Moment } from '../base/calendar.ts';
import type { Answers, StoredRequest, Suppression } from '../domain/case.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { DeliveryAct } from './delivery-store.ts';
import type { Change } from './case-store.ts';
import type { PersonMail } from './mails.ts';

/** A mail, by our id or by that of the mail service. */
export type MailName = { id: string } | { providerId: string };

/** A mail to the person that did not arrive: it bounced, or it could not be sent. */
export interface FailedMail {
  id: string;
  kind: PersonMail;
  createdAt: Moment;
  /** When it was sent. Undefined if it was not. */
  sentAt: Moment | undefined;
}

/** A change of how to reach the person. */
export interface ContactChange extends Change {
  answers: Answers;
  addressIndex: Uint8Array | undefined;
  limitIndex: Uint8Array | undefined;
  /** Entries for the suppression list, for what is new. */
  suppressions: Suppression[];
  /** Whether the email address is another one: earlier links and waiting mails were for the former. */
  isOtherMailbox: boolean;
  /** What it does to the delivery of the case. */
  delivery?: DeliveryAct;
}

/** The part of the store for mails that did not arrive. Each method is one whole transaction. */
export interface BounceStore {
  /**
   * Marks a mail as bounced, once. If it went to the person, writes the change that `decide` returns. A mail to the
   * clinic itself is only marked: `clinic` says so.
   */
  bounce(
    mail: MailName,
    now: Moment,
    decide: (request: StoredRequest, mail: FailedMail) => Change,
  ): Promise<'recorded' | 'clinic' | 'already' | 'unknown'>;
  /** Changes how to reach the person, unless `decide` refuses. */
  correctContact<R extends { refused: string }>(
    requestId: string,
    now: Moment,
    decide: (request: StoredRequest, delivery: Delivery | undefined) => ContactChange | R,
  ): Promise<ContactChange | R | undefined>;
  /**
   * Queues mails in place of those that did not arrive, unless `decide` refuses. `decide` gets the mails that failed, the
   * number of the next link and the delivery that has not ended, and returns with the change which of them it replaces.
   */
  sendAgain<R extends { refused: string }>(
    requestId: string,
    now: Moment,
    decide: (
      request: StoredRequest,
      failed: FailedMail[],
      nextLink: number,
      delivery: Delivery | undefined,
    ) => (Change & { replaced: string[] }) | R,
  ): Promise<Change | R | undefined>;
}

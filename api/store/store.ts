import type { Nation } from '../../content/schema.ts';
import type { RequestKind } from '../../content/question.ts';
import type { Day, Moment } from '../calendar.ts';

/** What a person answered, by question name: text, the values chosen, or a day. */
export type Answers = Record<string, string | string[]>;

/** A request as it is handed over, before it has a row. */
export interface NewRequest {
  id: string;
  kind: RequestKind;
  nation: Nation;
  receivedAt: Moment;
  /** The day that the person is told. */
  dueOn: Day;
  /** The filling-in that it came from; the same one with the same content is the same request. */
  submissionId: string;
  /** Keyed hash of the answers, to tell a repetition from a correction. */
  contentHash: Uint8Array;
  /** Keyed index of the email address, if there is one. */
  addressIndex: Uint8Array | undefined;
  /** When the team must hear of it if nobody confirms. */
  noticeAt: Moment;
  answers: Answers;
}

/** A request as it is stored. */
export interface StoredRequest {
  id: string;
  reference: string;
  kind: RequestKind;
  nation: Nation;
  receivedAt: Moment;
  dueOn: Day;
  confirmedAt: Moment | undefined;
  /** When the team was told that it is unconfirmed, if it was. */
  noticedAt: Moment | undefined;
  /** The id of the request that this one corrects: same filling-in, other answers. */
  follows: string | undefined;
  answers: Answers;
}

/** A mail as it is composed. In `text` and `html`, LINK_MARK stands where the link goes at sending. */
export interface Letter {
  from: string;
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
  html?: string;
}

/** What a mail is for; shown in health figures, never to a person. */
export type MailKind =
  'acknowledgement' | 'link-again' | 'team-request' | 'unconfirmed-notice' | 'doubtful-mail';

export interface NewMail {
  id: string;
  kind: MailKind;
  letter: Letter;
  /** The link inside, for mails that have one. */
  token?: { keyId: string; number: number; hash: Uint8Array; expiresAt: Moment };
}

/** A mail that this process has taken to send. */
export interface LeasedMail {
  id: string;
  requestId: string;
  kind: MailKind;
  letter: Letter;
  token: { keyId: string; number: number } | undefined;
  attempts: number;
  /** What Resend knows this attempt by; the same for every try within 24 hours. */
  idempotencyKey: string;
  /**
   * The key is older than Resend remembers, so that a new one is needed. `doubtful` when an earlier try may have arrived.
   */
  expiredKey: 'no' | 'never-arrived' | 'doubtful';
  /** How many keys this mail has used up. */
  keyNumber: number;
}

/** How an attempt ended, as the outbox needs to know it. */
export type AttemptResult =
  | { state: 'sent'; providerId: string }
  | { state: 'waiting'; nextAt: Moment; mayHaveArrived: boolean; outcome: string }
  | { state: 'parked'; outcome: string };

export type Accepted = { request: StoredRequest; repeated: boolean };

export type Confirmation =
  { outcome: 'confirmed' | 'already' | 'expired'; request: StoredRequest } | { outcome: 'unknown' };

export interface Health {
  requests: number;
  unconfirmed: number;
  mailsWaiting: number;
  mailsParked: number;
  /** Since when the oldest unsent mail waits. */
  oldestUnsent: Moment | undefined;
}

/**
 * Where requests and mails are kept. Each method is one whole transaction: done, or as if never begun.
 * Methods return promises so that a store on another machine can stand in for the embedded one.
 */
export interface Store {
  /** Keeps a request with its event and its mails. The mails are composed inside, so that all or none of it is there. */
  accept(request: NewRequest, mails: (request: StoredRequest) => NewMail[]): Promise<Accepted>;
  find(requestId: string): Promise<StoredRequest | undefined>;
  /** What a link would do at that moment; changes nothing. */
  lookUpToken(hash: Uint8Array, now: Moment): Promise<Confirmation>;
  /** Uses a link. Only the first use confirms and brings the team its mail. */
  confirm(hash: Uint8Array, now: Moment, mails: (request: StoredRequest) => NewMail[]): Promise<Confirmation>;
  /** Adds a mail with the next link, unless the request is confirmed or its address had `most` links since then. */
  addLink(
    requestId: string,
    now: Moment,
    limit: { most: number; since: Moment },
    mail: (request: StoredRequest, number: number) => NewMail,
  ): Promise<boolean>;
  /** Unconfirmed requests of which the team must hear by now, oldest first. */
  noticesDue(now: Moment): Promise<StoredRequest[]>;
  /** When the team was told of single requests, and of lists, since a moment. */
  noticesSince(since: Moment): Promise<{ singles: number; lists: number }>;
  /** Marks requests as told and adds the mail that tells. */
  addNotice(requestIds: string[], now: Moment, mail: NewMail): Promise<void>;
  /** Takes the oldest mail that is due, for `leaseFor` milliseconds. */
  lease(now: Moment, leaseFor: number): Promise<LeasedMail | undefined>;
  /** When the next mail may be taken; nothing while none waits. */
  nextDue(): Promise<Moment | undefined>;
  /** Gives a mail a new key, and adds the mail that tells the team of it, if any. Returns the new idempotency key. */
  renewKey(mailId: string, now: Moment, notice: NewMail | undefined): Promise<string>;
  settle(mailId: string, now: Moment, result: AttemptResult): Promise<void>;
  /** Lets go of what an earlier process had taken and not settled; those may have arrived. */
  releaseLeases(): Promise<number>;
  /** How things stand, in counts and ages. */
  health(): Promise<Health>;
  close(): Promise<void>;
}

import type { Day, Moment } from '../base/calendar.ts';
import type { ConsentStore, VisitStore } from './consent.ts';
import type { AttemptResult, LeasedMail, EmailMessage, NewMail, UnsentMail } from './mails.ts';
import type { OutdatedStore } from './outdated.ts';
import type { NewRequest, StoredRequest } from '../domain/case.ts';
import type { BounceStore } from './bounce-store.ts';
import type { CaseHeadStore } from './case-heads.ts';
import type { CaseLists } from './case-lists.ts';
import type { CaseStore } from './case-store.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { GroupStore } from './group.ts';
import type { KnownTimeStore } from './known-time.ts';
import type { KeyStore } from './key-store.ts';
import type { RateLimitStore } from './rate-limits.ts';
import type { ReceivedStore } from './received.ts';
import type { ReminderStore } from './reminders.ts';
import type { SuppressionStore } from './suppressions.ts';
import type { TeamAuditStore } from './team-audit.ts';
import type { TeamCalendarStore } from './team-calendars.ts';
import type { TeamCodeStore } from './team-codes.ts';
import type { TeamPasskeyStore } from './team-passkeys.ts';
import type { TeamSessionStore } from './team-sessions.ts';

/** How much one place and one address may send, so that nobody is flooded through our forms. */
export interface Limits {
  /** Accepted requests from one client since a moment; more are not taken, and the visitor is told. */
  client: { index: Uint8Array; most: number; since: Moment };
  /** Mails with a link to one address since a moment; more are not sent, and nobody can tell. */
  links: DailyLimit;
  /** Acknowledgements of complaints and opt-outs to one address, which links never use up. */
  acknowledgements: DailyLimit;
}

/** How many mails of a kind one address may get since a moment. */
export interface DailyLimit {
  most: number;
  since: Moment;
}

/** `limited` when this client has sent too much; the number says how many milliseconds to wait. */
export type Accepted =
  | { outcome: 'accepted'; request: StoredRequest; repeated: boolean }
  | { outcome: 'limited'; retryAfter: number };

/** `not-me` when the reader of the mailbox said that somebody else had given their address. */
export type Confirmation =
  | { outcome: 'confirmed' | 'already' | 'expired' | 'not-me'; request: StoredRequest }
  | { outcome: 'unknown' };

/** `verified` when the address was confirmed before, so that nobody can take the opt-out back by a link any more. */
export type TakeBack =
  | { outcome: 'taken-back' | 'already' | 'verified' | 'expired'; request: StoredRequest }
  | { outcome: 'unknown' };

/** The part of the store that is about the team pages. */
type TeamStore = TeamCodeStore & TeamSessionStore & TeamPasskeyStore & TeamCalendarStore & TeamAuditStore;

export interface Health {
  requests: number;
  unconfirmed: number;
  /** Cases that are not closed, and those of them whose day has passed while nothing is awaited. */
  open: number;
  overdue: number;
  mailsWaiting: number;
  mailsDeadLettered: number;
  /** Emails that did not arrive, of all that are kept. */
  mailsBounced: number;
  /** Since when the oldest unsent mail waits. */
  oldestUnsent: Moment | undefined;
}

/**
 * Where requests, mails, consent receipts and visits are kept. Each method is one whole transaction: done, or as if never begun.
 * Methods return promises so that a store on another machine can stand in for the embedded one.
 */
export interface Store
  extends
    CaseStore,
    CaseLists,
    CaseHeadStore,
    BounceStore,
    ReceivedStore,
    ReminderStore,
    SuppressionStore,
    ConsentStore,
    VisitStore,
    RateLimitStore,
    OutdatedStore,
    GroupStore,
    KnownTimeStore,
    KeyStore,
    DeliveryStore,
    TeamStore {
  /** Keeps a request with its event and its mails. The mails are composed inside, so that all or none of it is there. */
  accept(
    request: NewRequest,
    mails: (request: StoredRequest) => NewMail[],
    limits: Limits,
  ): Promise<Accepted>;
  find(requestId: string): Promise<StoredRequest | undefined>;
  /** What a link would do at that moment; changes nothing. */
  lookUpToken(hash: Uint8Array, now: Moment): Promise<Confirmation>;
  /** Uses a link. Only the first use confirms and brings the team its mail. */
  confirm(hash: Uint8Array, now: Moment, mails: (request: StoredRequest) => NewMail[]): Promise<Confirmation>;
  /**
   * Adds a mail with the next link, unless the request is confirmed or taken back, or its address had `most` links since
   * then. The mail is composed in any case.
   */
  addLink(
    requestId: string,
    now: Moment,
    limit: DailyLimit,
    compose: (request: StoredRequest, number: number) => NewMail,
  ): Promise<boolean>;
  /** What “It was not me” would do at that moment; changes nothing. */
  lookUpNotMe(hash: Uint8Array, now: Moment): Promise<TakeBack>;
  /**
   * Takes the email address of an opt-out off the list, as far as that request put it there, and brings the team its mail.
   * Telephone numbers, postal addresses and entries of other requests stay.
   * @param indexes the entries of the email address, by every key
   */
  takeBack(
    hash: Uint8Array,
    now: Moment,
    indexes: (request: StoredRequest) => Uint8Array[],
    mails: (request: StoredRequest) => NewMail[],
  ): Promise<TakeBack>;
  /** Unconfirmed requests of which the team must hear by now, oldest first. */
  noticesDue(now: Moment): Promise<StoredRequest[]>;
  /**
   * How often the team was told of single requests, and of lists, after a moment and up to now. What seems to come
   * later was written by a clock that ran ahead, and must not hold notices back until then.
   */
  noticesBetween(since: Moment, now: Moment): Promise<{ singles: number; lists: number }>;
  /**
   * Marks requests as told and adds the mail that tells. Resolves to false, and changes nothing, if one of them was
   * confirmed or told of since it was read, as by another server.
   */
  addNotice(requestIds: string[], now: Moment, mail: NewMail): Promise<boolean>;
  /**
   * Takes the oldest mail that is due, for `leaseFor` milliseconds. An idempotency key that was first used more than
   * `keyLifetime` milliseconds ago has expired. With `gap`, servers take turns: none takes a mail within so many
   * milliseconds of another's.
   */
  lease(now: Moment, leaseFor: number, keyLifetime: number, gap?: number): Promise<LeasedMail | undefined>;
  /** When the next mail may be taken; nothing while none waits. */
  nextDue(): Promise<Moment | undefined>;
  /** Keeps the message of a mail that had none, so that every try sends the same bytes. */
  keepMessage(mailId: string, message: EmailMessage): Promise<void>;
  /** Gives a mail a new key, and adds the mail that tells the team of it, if any. Returns the new idempotency key. */
  renewKey(mailId: string, now: Moment, notice: NewMail | undefined): Promise<string>;
  settle(mailId: string, now: Moment, result: AttemptResult): Promise<void>;
  /** After an outage: everything that waits for another try is due now, so that mail goes out in its order. */
  bringForward(now: Moment): Promise<void>;
  /** Mails that are not sent yet, oldest first, without what is in them. */
  unsent(): Promise<UnsentMail[]>;
  /** Puts a dead-lettered mail back into the queue with a new key. Says whether there was one. */
  replay(mailId: string, now: Moment): Promise<boolean>;
  /** Forgets arrivals that no limit looks at any more. */
  forgetSubmissions(before: Moment): Promise<void>;
  /** Lets go of what an earlier process had taken and not settled; those may have arrived. */
  releaseLeases(): Promise<number>;
  /** Writes a row that holds a time and no more. Rejects when the store cannot be written, as with a full disk. */
  probe(now: Moment): Promise<void>;
  /** How things stand on that day, in counts and ages. */
  health(today: Day): Promise<Health>;
  close(): Promise<void>;
}

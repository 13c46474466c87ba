import type { RequestKind } from '../../content/forms/question.ts';
import type { Nation } from '../../content/schema.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { EventDetails } from './event-details.ts';
import type { EventType } from './events.ts';

/** What a person answered, by question name: text, the values chosen, or a day. */
export type Answers = Record<string, string | string[]>;

/**
 * A question in the words in which it was asked. It is stored with its answer, so that the answer is shown under these
 * words for as long as the case is kept, whatever the form says later.
 */
export interface AskedQuestion {
  name: string;
  label: string;
  kind: 'text' | 'date' | 'choice';
  /** The labels of the values that were chosen. */
  options?: Record<string, string>;
}

/** The policy version that was in force, and the SHA-256 of its text as proof. */
export interface PolicyInForce {
  version: string;
  hash: string;
}

/** How a request reached the clinic. The law treats all channels the same. */
export const channels = ['form', 'letter', 'telephone', 'in-person', 'email', 'other'] as const;
export type Channel = (typeof channels)[number];

/** An event of a case, as it is recorded. */
export interface NewEvent {
  what: EventType;
  /** The day on which it happened, in London; it may be recorded later. */
  on: Day;
  /** Who recorded it. Undefined for events that Candour recorded itself. */
  by?: string;
  /** What they wrote: the reason, or what was requested. */
  reason?: string;
  /** What an event holds besides a text, such as searches. */
  details?: EventDetails;
}

export interface CaseEvent extends NewEvent {
  /** When it was recorded. */
  at: Moment;
}

/**
 * Why a request is flagged. `unreadable` is not about spam: the stored answers were damaged, which must not block other
 * requests.
 */
export type Flag = 'honeypot' | 'too-fast' | 'no-page' | 'repetition' | 'unreadable';

/** An address or number on the suppression list, which marketing must not use. */
export interface Suppression {
  /** Keyed index of the value, for lookups without decryption. */
  index: Uint8Array;
  value: string;
  name: string;
  channels: string[];
  profiling: boolean;
}

/** A request as it is stored. */
export interface StoredRequest {
  id: string;
  reference: string;
  kind: RequestKind;
  nation: Nation;
  /** When it was written into the store. */
  receivedAt: Moment;
  /** The day in London on which it reached the clinic, from which the law counts. */
  receivedOn: Day;
  channel: Channel;
  /** The due date as last stored. `dueOf` computes the current one. */
  dueOn: Day;
  /** The day on which it was answered, refused or withdrawn. Undefined while it is open. */
  closedOn: Day | undefined;
  /** When its personal data was erased. Only a line without personal data is left. */
  erasedAt: Moment | undefined;
  /** Its events, oldest first. */
  events: CaseEvent[];
  privacy: PolicyInForce | undefined;
  confirmedAt: Moment | undefined;
  /** When the team was notified that it is unconfirmed. Undefined if it was not. */
  noticedAt: Moment | undefined;
  /** The reference of the request that this one corrects: the same form, sent again with other answers. */
  follows: string | undefined;
  /** The reference of the latest request that corrects this one. */
  correctedBy: string | undefined;
  flags: Flag[];
  answers: Answers;
  /** The questions of the answers, as they were asked. Cases of release 0.1.0 have none. */
  asked?: AskedQuestion[];
}

/** What a key makes of a request, by which it is found without opening it. */
export interface RequestIndexes {
  /** Distinguishes a duplicate from a correction. */
  contentHash: Uint8Array;
  /** Of the email address, if there is one. */
  addressIndex: Uint8Array | undefined;
  /** Of the address without its plus tag, only for the daily limits. */
  limitIndex: Uint8Array | undefined;
}

/** A new request, before it is stored. */
export interface NewRequest extends RequestIndexes {
  id: string;
  kind: RequestKind;
  nation: Nation;
  /** When it was written into the store. */
  receivedAt: Moment;
  /** The day in London on which it reached the clinic, from which the law counts. */
  receivedOn: Day;
  channel: Channel;
  dueOn: Day;
  /** The privacy notice that applied when it was made; rows of earlier releases have none. */
  privacy: PolicyInForce | undefined;
  /** The id of the form that it came from. The same id with the same content is the same request. */
  submissionId: string;
  /** The same indexes by the keys before the current one. */
  earlierIndexes?: RequestIndexes[];
  /** When the team is notified if the address is not confirmed. */
  noticeAt: Moment;
  /** Signs of spam. The team sees them. A flagged request is never dropped. */
  flags: Flag[];
  /** Addresses and numbers that marketing must not use from now on. */
  suppressions: Suppression[];
  answers: Answers;
  /** The questions of the answers, as they were asked. */
  asked?: AskedQuestion[];
}

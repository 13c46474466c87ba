import type { RequestKind } from '../../content/forms/question.ts';
import type { Nation } from '../../content/schema.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { EventType } from './events.ts';

/** What a person answered, by question name: text, the values chosen, or a day. */
export type Answers = Record<string, string | string[]>;

/** Which version of a policy people could read, and the SHA-256 of its text, so that nobody need take our word. */
export interface PolicyInForce {
  version: string;
  hash: string;
}

/** How a request reached the clinic. The law makes no difference between them. */
export const channels = ['form', 'letter', 'telephone', 'in-person', 'email', 'other'] as const;
export type Channel = (typeof channels)[number];

/** Something that happened to a request, as it is recorded. */
export interface NewEvent {
  what: EventType;
  /** The day on which it happened, in London; it may be recorded later. */
  on: Day;
  /** Who recorded it; nobody for what Candour did by itself. */
  by?: string;
  /** What they wrote: why, or what was asked for. */
  reason?: string;
}

export interface CaseEvent extends NewEvent {
  /** When it was recorded. */
  at: Moment;
}

/** The last is no sign of a machine: a payload that a damaged disk made unreadable must not hold up the others. */
export type Flag = 'honeypot' | 'too-fast' | 'no-page' | 'repetition' | 'unreadable';

/** One address or number on the permanent list of those that marketing must not reach. */
export interface Suppression {
  /** Keyed index of the value, to find it without reading it. */
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
  /** The day as it was last counted; `dueOf` counts it anew. */
  dueOn: Day;
  /** The day on which it was answered, refused or withdrawn, while it stands closed. */
  closedOn: Day | undefined;
  /** When everything personal in it was erased; from then on this is a line in the register. */
  erasedAt: Moment | undefined;
  /** What happened to it, oldest first. */
  events: CaseEvent[];
  privacy: PolicyInForce | undefined;
  confirmedAt: Moment | undefined;
  /** When the team was told that it is unconfirmed, if it was. */
  noticedAt: Moment | undefined;
  /** The reference of the request that this one corrects: same filling-in, other answers. */
  follows: string | undefined;
  /** The reference of the latest request that corrects this one. */
  correctedBy: string | undefined;
  flags: Flag[];
  answers: Answers;
}

/** A request as it is handed over, before it has a row. */
export interface NewRequest {
  id: string;
  kind: RequestKind;
  nation: Nation;
  /** When it was written into the store. */
  receivedAt: Moment;
  /** The day in London on which it reached the clinic, from which the law counts. */
  receivedOn: Day;
  channel: Channel;
  /** The day that is due now, and for a complaint the one that is due as soon as its acknowledgement is on its way. */
  dueOn: Day;
  dueOnceAcknowledged?: Day;
  /** The privacy notice that applied when it was made; rows of earlier releases have none. */
  privacy: PolicyInForce | undefined;
  /** The filling-in that it came from; the same one with the same content is the same request. */
  submissionId: string;
  /** Keyed hash of the answers, to tell a repetition from a correction. */
  contentHash: Uint8Array;
  /** Keyed index of the email address, if there is one. */
  addressIndex: Uint8Array | undefined;
  /** The same of the address without its plus tag, for the daily limits alone. */
  limitIndex: Uint8Array | undefined;
  /** When the team must hear of it if nobody confirms. */
  noticeAt: Moment;
  /** Signs that a machine sent it. They are told to the team and never discard anything. */
  flags: Flag[];
  /** What must not be written to from now on. */
  suppressions: Suppression[];
  answers: Answers;
}

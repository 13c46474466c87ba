import type { Day, Moment } from '../base/calendar.ts';
import type { NewMail } from './mails.ts';
import type { ChainEntry } from '../domain/case-chain.ts';
import type { NewEvent, StoredRequest } from '../domain/case.ts';
import type { NewRequest } from '../domain/case.ts';

/** A change to a case: the event, the mails it causes, and the resulting state. */
export interface Change {
  event: NewEvent;
  /** What follows from the event in the same moment. Moves no date. */
  also?: NewEvent[];
  mails: NewMail[];
  dueOn: Day;
  /** Whether something was asked for and has not come, so that no date can pass. */
  waiting: boolean;
  closedOn: Day | undefined;
  /** The team vouches for the address, so that it counts as confirmed, or has done so by mistake. */
  confirmed?: boolean | undefined;
}

/** Where a list of closed cases goes on. */
export type ClosedCase = Pick<StoredRequest, 'id' | 'closedOn'>;

/** Where a list of open cases goes on. */
export type OpenCase = Pick<StoredRequest, 'id' | 'dueOn'>;

/** The part of the store in which the team keeps account of requests. Each method is one whole transaction. */
export interface CaseStore {
  /**
   * Keeps a request that the team took down, with its events and mails, without the limits of the forms. The team knows
   * of it, so that it needs no notice when nobody confirms. The same form with the same content is kept once.
   */
  enter(
    request: NewRequest,
    events: NewEvent[],
    mails: (request: StoredRequest) => NewMail[],
  ): Promise<StoredRequest>;
  findByReference(reference: string): Promise<StoredRequest | undefined>;
  /** Cases that are not closed, the soonest due first. */
  openCases(): Promise<StoredRequest[]>;
  /** At most so many cases that are not closed, the soonest due first, from the one after that one. */
  openCasesAfter(after: OpenCase | undefined, most: number): Promise<StoredRequest[]>;
  /**
   * Reads a case and writes the change that `decide` returns. `decide` gets the case inside the transaction and may
   * refuse, and then nothing is written. Resolves to the decision, or to undefined if there is no such case.
   */
  change<R extends { refused: string }>(
    requestId: string,
    now: Moment,
    decide: (request: StoredRequest) => Change | R,
  ): Promise<Change | R | undefined>;
  /**
   * Cases that were closed on or before that day and are not erased yet, by the day on which they were closed: at most
   * so many of them, and those that come after one that was read before.
   */
  closedBy(day: Day, most: number, after?: ClosedCase): Promise<StoredRequest[]>;
  /** Erases everything personal in closed cases, their mails and events, in one transaction. A line without it stays. */
  erase(requestIds: string[], now: Moment): Promise<void>;
  /** The events of a case as the entries of its chain, oldest first. */
  chainOf(requestId: string): Promise<ChainEntry[]>;
  /** Takes what was erased out of the log of writes too, where it was overwritten only in the database. */
  overwriteErased(): Promise<void>;
}

import type { Day, Moment } from '../base/calendar.ts';
import type { NoticeVersion, NoticeFacts, NewReceipt, StoredReceipt } from '../domain/consent.ts';

/** How much one client may send in the hour that began at `hour`. */
export interface HourlyLimit {
  /** Keyed hash of the client, of the day and of what is counted. */
  client: Uint8Array;
  hour: Moment;
  most: number;
}

/** `stale`: no such version of the notice was shown here. `unfit`: it was, and the receipt does not agree with it. */
export type ReceiptOutcome = 'kept' | 'repeated' | 'limited' | 'stale' | 'unfit';

export interface ReceiptFilter {
  id?: string | undefined;
  /** Received at this moment or later. */
  from?: Moment | undefined;
  /** Received before this moment. */
  before?: Moment | undefined;
}

/** The part of the store that proves what people agreed to. Receipts are added and, when their time is over, erased. */
export interface ConsentStore {
  /** Adds what is shown from now on to the archive, unless it is what was shown last. */
  keepNoticeVersion(version: NoticeVersion, now: Moment): Promise<void>;
  /**
   * Keeps a receipt that names an archived version and fits it, once. Among versions of the same words and revision it
   * belongs to the one in force when the choice was made.
   */
  keepReceipt(
    receipt: NewReceipt,
    fits: (version: NoticeFacts) => boolean,
    limit: HourlyLimit,
  ): Promise<ReceiptOutcome>;
  /** The version that was shown last. It says how long receipts are kept, even if nothing is asked any more. */
  latestNoticeVersion(): Promise<NoticeFacts | undefined>;
  /** How many receipts came at that moment or later, and when the last of all did. */
  receiptFigures(since: Moment): Promise<{ count: number; last: Moment | undefined }>;
  /** Receipts in the order in which they came. */
  receipts(filter: ReceiptFilter): Promise<StoredReceipt[]>;
  /** The exact words behind a hash. */
  shownNotice(noticeHash: string): Promise<NoticeVersion['shown'] | undefined>;
  /**
   * Erases receipts that came before that moment, and archived versions that no receipt names and that were replaced
   * before it. Returns how many receipts.
   */
  eraseReceipts(before: Moment): Promise<number>;
}

/** The part of the store that counts visits: a number per day and page, and nothing about any visitor. */
export interface VisitStore {
  /** Adds one, unless this client has sent too many. Says whether it did. */
  countVisit(day: Day, page: string, limit: HourlyLimit): Promise<boolean>;
  /** Visits per page from the first day to the last, most visited first. */
  visits(first: Day, last: Day): Promise<{ page: string; count: number }[]>;
  forgetVisits(before: Day): Promise<void>;
}

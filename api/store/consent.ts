import type { Day, Moment } from '../calendar.ts';

/** What the banner said and asked for, from the moment it was first shown until another took its place. */
export interface Edition {
  /** Changes with purposes, services and bases: those who answered another one are asked again. */
  revision: number;
  /** SHA-256 of the exact words, in hexadecimal. */
  texts: string;
  /** The exact words of banner and preferences. */
  shown: Record<string, unknown>;
  cookiePolicy: { version: string; hash: string };
  /** The services that were asked for. */
  services: string[];
  /** The statistical service that people could switch off, if there was one. */
  counter: string | null;
  /** How many months receipts are kept. */
  retentionMonths: number;
}

export type EditionFacts = Omit<Edition, 'shown'>;

/** What people can do about cookies. */
export const consentActions = [
  'accept-all',
  'reject-all',
  'choose',
  'withdraw',
  'counter-off',
  'counter-on',
] as const;
export type ConsentAction = (typeof consentActions)[number];

/** The id of everyone who agreed to nothing: nothing unique is kept about them. */
export const REFUSED = 'refused';

/** One choice. Nothing in it says who made it: neither address nor browser. */
export interface Receipt {
  /** Random, made by the browser of somebody who agreed to something; else `refused`. */
  id: string;
  action: ConsentAction;
  /** When the browser says that the choice was made; it may be sent later. */
  madeAt: Moment;
  receivedAt: Moment;
  /** The services agreed to from now on. */
  granted: string[];
  counter: 'on' | 'off' | 'none';
  signal: 'gpc' | 'none';
  /** The host of the site on which the choice was made. */
  site: string;
}

/** A receipt that comes in, with the edition that it names. */
export interface NewReceipt extends Receipt {
  revision: number;
  texts: string;
  /** Set when there is an id: the same number again is the same choice, sent twice. */
  number: string | undefined;
}

export type StoredReceipt = Receipt & Pick<Edition, 'revision' | 'texts' | 'cookiePolicy'>;

/** How much one client may send in the hour that began at `hour`. */
export interface HourlyLimit {
  /** Keyed hash of the client, of the day and of what is counted. */
  client: Uint8Array;
  hour: Moment;
  most: number;
}

/** `stale`: no such edition was ever shown here. `unfit`: it was, and the receipt does not agree with it. */
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
  keepEdition(edition: Edition, now: Moment): Promise<void>;
  /**
   * Keeps a receipt that names an edition of the archive and fits it, once. Among editions of the same words and
   * revision it belongs to the one in force when the choice was made.
   */
  keepReceipt(
    receipt: NewReceipt,
    fits: (edition: EditionFacts) => boolean,
    limit: HourlyLimit,
  ): Promise<ReceiptOutcome>;
  /** The edition that was shown last; it says how long receipts are kept, even when nothing is asked any more. */
  latestEdition(): Promise<EditionFacts | undefined>;
  /** How many receipts came at that moment or later, and when the last of all did. */
  receiptFigures(since: Moment): Promise<{ count: number; last: Moment | undefined }>;
  /** Receipts in the order in which they came. */
  receipts(filter: ReceiptFilter): Promise<StoredReceipt[]>;
  /** The exact words behind a hash. */
  shownTexts(texts: string): Promise<Edition['shown'] | undefined>;
  /**
   * Erases receipts that came before that moment, and archived editions that no receipt names and that were replaced
   * before it. Says how many receipts.
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

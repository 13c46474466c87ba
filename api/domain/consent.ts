import type { Moment } from '../base/calendar.ts';

/** What the banner said and asked for, from the moment it was first shown until another took its place. */
export interface NoticeVersion {
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

export type NoticeFacts = Omit<NoticeVersion, 'shown'>;

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

export type StoredReceipt = Receipt & Pick<NoticeVersion, 'revision' | 'texts' | 'cookiePolicy'>;

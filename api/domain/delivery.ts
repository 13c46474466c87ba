import { compareDays } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { Cleared } from './file-findings.ts';

/** A file of a copy, as the team uploaded it. */
export interface DeliveryFile {
  id: string;
  /** Its name, as the person gets it. */
  name: string;
  /** The media type, found from the content. */
  type: string;
  /** In bytes. */
  size: number;
  /** SHA-256 of the content, in hexadecimal. */
  sha256: string;
  addedAt: Moment;
  /** Who uploaded it. */
  by: string;
  /** What the check before release found, as JSON. Undefined if the file was not checked. */
  check?: unknown;
}

/**
 * Why the files of a delivery were destroyed. `received`: the person has them. `expired`: nobody needed them any more.
 * `taken-back`: the team ended it. `lost`: a backup was restored, which holds no files. `closed`: the case was closed
 * without an answer that gives a copy. `address-changed`: the link lies in a mailbox that is no longer the person's.
 */
export const deliveryEnds = [
  'received',
  'expired',
  'taken-back',
  'lost',
  'closed',
  'address-changed',
] as const;
export type DeliveryEnd = (typeof deliveryEnds)[number];

/** The files that are prepared for a person, or released to them. A case has one at a time. */
export interface Delivery {
  id: string;
  requestId: string;
  createdAt: Moment;
  /** Undefined while it is prepared. */
  releasedAt: Moment | undefined;
  /** The last day on which it can be downloaded. Undefined while it is prepared. */
  expiresOn: Day | undefined;
  /** How many wrong codes were typed since the last code was made. */
  tries: number;
  /** Undefined while its files are kept. */
  ended: DeliveryEnd | undefined;
  /** The secret in the address of its page. Undefined while it is prepared, and after it has ended. */
  link: string | undefined;
  /** The SHA-256 of the code, in hexadecimal, with the same rule. */
  codeHash: string | undefined;
  files: DeliveryFile[];
}

/** How many wrong codes end a code. */
const MOST_CODE_TRIES = 5;

/** Whether so many wrong codes were typed that the code no longer works. */
export const isLocked = ({ tries }: Pick<Delivery, 'tries'>): boolean => tries >= MOST_CODE_TRIES;

/** Why a copy can no longer be downloaded. The job that destroys its files may not have run yet. */
export const endOf = (
  { ended, expiresOn }: Pick<Delivery, 'ended' | 'expiresOn'>,
  today: Day,
): DeliveryEnd | undefined =>
  ended ?? (expiresOn !== undefined && compareDays(expiresOn, today) < 0 ? 'expired' : undefined);

/** The bytes of all files. */
export const sizeOf = ({ files }: Pick<Delivery, 'files'>): number =>
  files.reduce((sum, { size }) => sum + size, 0);

/**
 * How the person learns the code. `call`: by calling a number in the clinic's own records. `register`: a professional, by
 * calling the number in their regulator's public register. `in-person`: handed over after checking identity.
 */
export const codeRoutes = ['call', 'register', 'in-person'] as const;
export type CodeRoute = (typeof codeRoutes)[number];

/** What an event about a delivery holds. */
export interface DeliveryRecord {
  files?: Pick<DeliveryFile, 'name' | 'size' | 'sha256'>[];
  code?: CodeRoute;
  ended?: DeliveryEnd;
  /** What somebody decided to leave in a file. */
  cleared?: Cleared[];
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { mac } from '../base/keys.ts';
import type { Key, Keys } from '../base/keys.ts';
import { DAY } from '../base/calendar.ts';

/**
 * How long a link in a mail works. It only grants "this address is mine" or "it was not me", and a patient may take a
 * week.
 */
export const LINK_LIFETIME = 7 * DAY;

/** The inputs that a token is derived from. They are stored with the mail, so that a retry sends the same bytes. */
export interface TokenSource {
  keyId: string;
  requestId: string;
  /** 1 for the first link of a request, 2 for the next… */
  number: number;
}

/** The purpose of a link. A token for one purpose does not work for another. */
export type TokenPurpose = 'confirm' | 'not-me';

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz123456789';
const TOKEN_LENGTH = 32;

/**
 * The token of a link: 160 bits derived from the key and never stored. Lower-case letters and digits only, and compared
 * without regard to case, because some mail programs change the case of links.
 */
export function deriveToken(
  key: Key,
  { requestId, number }: Omit<TokenSource, 'keyId'>,
  purpose: TokenPurpose = 'confirm',
): string {
  const bytes = mac(key.token, purpose, requestId, number).subarray(0, 32);
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/**
 * The token from a link, in any case. Undefined if it cannot be a token, so that it is never hashed, looked up or put
 * into a header.
 */
export function readToken(given: string): string | undefined {
  return given.length === TOKEN_LENGTH && /^[a-z1-9]+$/i.test(given) ? given : undefined;
}

/** The SHA-256 of a token, which is what the store keeps. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token.toLowerCase()).digest();
}

/** The signed value for a page's URL. It identifies a request without its reference and cannot be forged. */
export const signOutcomeToken = (keys: Keys, requestId: string): string =>
  outcomeTokenBy(keys.current, requestId);

/** The value that this key signs. */
export const outcomeTokenBy = (key: Key, requestId: string): string =>
  `${requestId}.${key.id}.${outcomeMac(key, requestId).toString('base64url')}`;

/**
 * The SHA-256 of a signed value, which the store keeps when its key is removed. Undefined for what cannot be such a value.
 */
export const hashOutcomeToken = (value: string): Buffer | undefined =>
  isShort(value) && OUTCOME.test(value) ? createHash('sha256').update(value).digest() : undefined;

/** The id of the request in a signed value. Undefined if the signature is not ours. */
export function readOutcomeToken(keys: Keys, value: string): string | undefined {
  const [, requestId = '', keyId = '', given = ''] = (isShort(value) && OUTCOME.exec(value)) || [];
  const key = keys.byId.get(keyId);
  if (!key) return undefined;
  return sameBytes(outcomeMac(key, requestId), Buffer.from(given, 'base64url')) ? requestId : undefined;
}

/** Request id, key id and signature. A key id may contain dots. */
const OUTCOME = /^([\w-]{1,64})\.([\w.-]{1,32})\.([\w-]{24})$/;

/** An upper bound on the length of the values that we sign. */
const LONGEST_SIGNED = 150;

/** Whether a value is short enough to be ours. Checked before anything else. */
export const isShort = (value: string): boolean => value.length <= LONGEST_SIGNED;

const outcomeMac = (key: Key, requestId: string) => mac(key.sign, 'receipt', requestId).subarray(0, 18);

/** Compares in constant time, so that the timing does not reveal a partial match. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

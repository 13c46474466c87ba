import { createHash, timingSafeEqual } from 'node:crypto';
import { mac } from '../base/keys.ts';
import type { Key, Keys } from '../base/keys.ts';
import { DAY } from '../base/calendar.ts';

/** How long a link in a mail works. It grants nothing but "this address is mine", or "it was not me": a patient may take a week. */
export const LINK_LIFETIME = 7 * DAY;

/** What a token in a link is made from. Stored with the mail, so that a retry has the same bytes. */
export interface TokenSource {
  keyId: string;
  requestId: string;
  /** 1 for the first link of a request, 2 for the next… */
  number: number;
}

/** What a link is for. A token of one purpose does nothing on the page of another. */
export type TokenPurpose = 'confirm' | 'not-me';

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz123456789';
const TOKEN_LENGTH = 32;

/**
 * The token of a link: 160 bits derived from the key, never stored itself. Small letters and digits only, because some
 * mail programs change the case of a link; it is read without regard to case.
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
 * A token as it comes back, in any case; nothing for what cannot be one, so that it is never hashed, looked up or put
 * into a header.
 */
export function readToken(given: string): string | undefined {
  return given.length === TOKEN_LENGTH && /^[a-z1-9]+$/i.test(given) ? given : undefined;
}

/** What the store keeps of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token.toLowerCase()).digest();
}

/** A signed value for the address of a page: names a request without its reference and cannot be made up. */
export function signOutcomeToken(keys: Keys, requestId: string): string {
  return `${requestId}.${keys.current.id}.${outcomeMac(keys.current, requestId).toString('base64url')}`;
}

/** The request that a signed value names, or nothing when the value is not ours. */
export function readOutcomeToken(keys: Keys, value: string): string | undefined {
  const [, requestId = '', keyId = '', given = ''] = (isShort(value) && OUTCOME.exec(value)) || [];
  const key = keys.byId.get(keyId);
  if (!key) return undefined;
  return sameBytes(outcomeMac(key, requestId), Buffer.from(given, 'base64url')) ? requestId : undefined;
}

/** Request, key and signature. The id of a key may hold dots. */
const OUTCOME = /^([\w-]{1,64})\.([\w.-]{1,32})\.([\w-]{24})$/;

/** Longer than any value that we sign. */
const LONGEST_SIGNED = 150;

/** Whether a signed value can be ours by its length; looked at before anything else is. */
export const isShort = (value: string): boolean => value.length <= LONGEST_SIGNED;

const outcomeMac = (key: Key, requestId: string) => mac(key.sign, 'receipt', requestId).subarray(0, 18);

/** Compares in constant time, so that the time taken says nothing about how much was right. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';

/**
 * The token of an `Authorization: Bearer` header (RFC 6750). Other schemes are ignored: a proxy in front may use them.
 */
export function bearerToken(c: Context): string | undefined {
  const [scheme = '', token = ''] = (c.req.header('authorization') ?? '').split(/ +/, 2);
  return scheme.toLowerCase() === 'bearer' ? token : undefined;
}

/** Compares hashes in constant time, so that the timing reveals nothing about the token. */
export function isToken(given: string, expected: string | undefined): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return expected !== undefined && timingSafeEqual(hash(given), hash(expected));
}

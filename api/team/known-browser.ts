import { canonicalEmail } from '../../content/email-address.ts';
import { mac } from '../base/keys.ts';
import type { Key, Keys } from '../base/keys.ts';
import { sameBytes } from '../domain/tokens.ts';
import { newSecret } from '../http/secrets.ts';

/*
 * A browser in which somebody has signed in keeps a signed value. It signs nobody in. It only gives that browser an
 * allowance of its own for asking codes for that person, so that a stranger who asks for many cannot lock the person out.
 */

/** A value for the cookie of a browser in which this person has just signed in. */
export function knownBrowser({ current }: Keys, email: string): string {
  const id = newSecret();
  return `${id}.${current.id}.${sign(current, id, email)}`;
}

/** The id of the browser, if that person has signed in there. */
export function readKnownBrowser(keys: Keys, value: string | undefined, email: string): string | undefined {
  const [, id = '', keyId = '', given = ''] = SIGNED.exec(value ?? '') ?? [];
  const key = keys.byId.get(keyId);
  return key && sameBytes(Buffer.from(sign(key, id, email)), Buffer.from(given)) ? id : undefined;
}

/** Id, key and signature. The id of a key may hold dots. */
const SIGNED = /^([\w-]{43})\.([\w.-]{1,32})\.([\w-]{43})$/;

const sign = ({ sign: key }: Key, id: string, email: string): string =>
  mac(key, 'team-browser', id, canonicalEmail(email)).toString('base64url');

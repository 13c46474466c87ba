import { canonicalEmail } from '../../content/email-address.ts';
import { mac } from '../base/keys.ts';
import type { Key } from '../base/keys.ts';

/** The keyed index by which requests of one email address find each other, however it is written. */
export const addressIndex = (key: Key, email: string): Buffer =>
  mac(key.index, 'email', canonicalEmail(email));

/** The index under which the daily limits count: robin+anything@ reaches the same mailbox as robin@. */
export const limitIndex = (key: Key, email: string): Buffer => addressIndex(key, withoutTag(email));

function withoutTag(email: string): string {
  const at = email.lastIndexOf('@');
  const plus = email.indexOf('+');
  return plus > 0 && plus < at ? email.slice(0, plus) + email.slice(at) : email;
}

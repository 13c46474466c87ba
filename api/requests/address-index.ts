import { mac } from '../keys.ts';
import type { Key } from '../keys.ts';

/** The keyed index of an email address, by which its requests are found without reading it. */
export const addressIndex = (key: Key, email: string): Buffer => mac(key.index, 'email', email.toLowerCase());

/** The index under which the daily limits count: robin+anything@ reaches the same mailbox as robin@. */
export const limitIndex = (key: Key, email: string): Buffer => addressIndex(key, withoutTag(email));

function withoutTag(email: string): string {
  const at = email.lastIndexOf('@');
  const plus = email.indexOf('+');
  return plus > 0 && plus < at ? email.slice(0, plus) + email.slice(at) : email;
}

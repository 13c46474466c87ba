import { canonicalEmail } from '../../content/email-address.ts';
import { mac } from '../base/keys.ts';
import type { Key } from '../base/keys.ts';

/** The keyed index that groups the requests of one email address, however it is written. */
export const addressIndex = (key: Key, email: string): Buffer =>
  mac(key.index, 'email', canonicalEmail(email));

/** The keyed index for the daily limits: robin+anything@ and "robin"@ reach the same mailbox as robin@. */
export const limitIndex = (key: Key, email: string): Buffer => addressIndex(key, mailboxOf(email));

/** The address without quotation marks and escapes (RFC 5321, 4.1.2), and without its plus tag. */
function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  const typed = email.slice(0, at);
  const local = /^".*"$/.test(typed) ? typed.slice(1, -1).replace(/\\(.)/g, '$1') : typed;
  const plus = local.indexOf('+', 1);
  return (plus > 0 ? local.slice(0, plus) : local) + email.slice(at);
}

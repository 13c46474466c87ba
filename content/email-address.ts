import { domainToASCII } from 'node:url';

/*
 * Email addresses as mail carries them: a mailbox of RFC 5321, letters beyond ASCII included (RFC 6531), in the forms
 * that people really have. Whether mail arrives is for the confirmation link to show; a form refuses only what cannot be
 * mail.
 */

/** RFC 5321, 4.5.3.1: octets before the @, and in the whole address. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;
const LONGEST_DOMAIN = 253;

/** White space, control and format characters, fillers, halves of characters and what Unicode does not assign. */
const UNSEEN = /[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Domains in some scripts need them; `domainToASCII` knows where (RFC 5892, appendix A). */
const JOINERS = /[\u200C\u200D]/g;

/**
 * Every `atext` character of RFC 5322 and every letter beyond ASCII. Dots may stand anywhere: Japanese carriers gave out
 * addresses such as “robin..sample.@”.
 */
const UNQUOTED = /^[\w!#$%&'*+\-/=?^`{|}~.\u0080-\u{10FFFF}]+$/u;
const QUOTED = /^"(?:[^"\\]|\\.)*"$/u;

/** A domain of at least two labels, the last not a number, as the DNS has it. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** ASCII that a domain cannot have. `domainToASCII` would read some of it as the rest of an address on the web. */
const NOT_IN_DOMAIN = /[^a-z0-9.\u0080-\u{10FFFF}-]/iu;

const octets = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Whether mail can be sent there: one address, without a name or angle brackets. */
export function isEmailAddress(text: string): boolean {
  if (text.length > LONGEST_ADDRESS || octets(text) > LONGEST_ADDRESS) return false;
  const { local, domain } = partsOf(text);
  if (UNSEEN.test(local) || UNSEEN.test(domain.replace(JOINERS, ''))) return false;
  if (local === '' || octets(local) > LONGEST_LOCAL_PART) return false;
  if (!UNQUOTED.test(local) && !QUOTED.test(local)) return false;
  const ascii = asciiDomain(domain);
  return ascii.length <= LONGEST_DOMAIN && DOMAIN.test(ascii);
}

/** The address with its domain in ASCII (A-labels, RFC 5890), as mail servers take it. */
export function withAsciiDomain(address: string): string {
  const { local, domain } = partsOf(address);
  return isAscii(domain) ? address : `${local}@${asciiDomain(domain)}`;
}

/** One spelling of an address however it is written, for look-ups: small letters, the domain in ASCII. */
export function canonicalEmail(text: string): string {
  const address = isAscii(text) || !isEmailAddress(text) ? text : withAsciiDomain(text.normalize('NFC'));
  return address.toLowerCase();
}

/** The address as a link (RFC 6068), where & and ? would begin something else. */
export function mailtoUrl(address: string): string {
  const { local, domain } = partsOf(withAsciiDomain(address));
  return `mailto:${encodeURIComponent(local)}@${domain}`;
}

/** Parted at the last @: a quoted local part may hold others, a domain none. */
function partsOf(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, Math.max(0, at)), domain: address.slice(at + 1) };
}

/** The domain in A-labels and small letters; empty where it is none. */
const asciiDomain = (domain: string): string => (NOT_IN_DOMAIN.test(domain) ? '' : domainToASCII(domain));

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

import { domainToASCII } from 'node:url';

/*
 * Email addresses: a mailbox as in RFC 5321, with letters beyond ASCII (RFC 6531), in the forms that people really
 * have. The confirmation link shows whether email arrives; a form refuses only what cannot be an address.
 */

/** RFC 5321, 4.5.3.1: octets before the @, and in the whole address. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;
const LONGEST_DOMAIN = 253;

/** White space, control and format characters, fillers, surrogates and unassigned code points. */
const UNSEEN = /[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Zero-width joiners are valid in the domains of some scripts; `domainToASCII` checks where (RFC 5892, appendix A). */
const JOINERS = /[\u200C\u200D]/g;

/**
 * Every `atext` character of RFC 5322 and every letter beyond ASCII. Dots are allowed anywhere: Japanese carriers
 * issued addresses such as “robin..sample.@”.
 */
const UNQUOTED = /^[\w!#$%&'*+\-/=?^`{|}~.\u0080-\u{10FFFF}]+$/u;
const QUOTED = /^"(?:[^"\\]|\\.)*"$/u;

/** A domain of at least two labels, the last not a number, as in the DNS. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** ASCII that is invalid in a domain. `domainToASCII` would read some of it as the path or query of a URL. */
const NOT_IN_DOMAIN = /[^a-z0-9.\u0080-\u{10FFFF}-]/iu;

const octets = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Whether the text is one email address, without a display name or angle brackets. */
export function isEmailAddress(text: string): boolean {
  if (text.length > LONGEST_ADDRESS || octets(text) > LONGEST_ADDRESS) return false;
  const { local, domain } = partsOf(text);
  if (UNSEEN.test(local) || UNSEEN.test(domain.replace(JOINERS, ''))) return false;
  if (local === '' || octets(local) > LONGEST_LOCAL_PART) return false;
  if (!UNQUOTED.test(local) && !QUOTED.test(local)) return false;
  const ascii = asciiDomain(domain);
  return ascii.length <= LONGEST_DOMAIN && DOMAIN.test(ascii);
}

/** Returns the address with its domain in ASCII (A-labels, RFC 5890), as mail servers expect it. */
export function withAsciiDomain(address: string): string {
  const { local, domain } = partsOf(address);
  return isAscii(domain) ? address : `${local}@${asciiDomain(domain)}`;
}

/** Returns the canonical spelling for look-ups: lower case, with the domain in ASCII. */
export function canonicalEmail(text: string): string {
  const address = isAscii(text) || !isEmailAddress(text) ? text : withAsciiDomain(text.normalize('NFC'));
  return address.toLowerCase();
}

/** Returns a `mailto:` URL (RFC 6068), with & and ? escaped. */
export function mailtoUrl(address: string): string {
  const { local, domain } = partsOf(withAsciiDomain(address));
  return `mailto:${encodeURIComponent(local)}@${domain}`;
}

/** Splits at the last @: a quoted local part may contain others, a domain cannot. */
function partsOf(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, Math.max(0, at)), domain: address.slice(at + 1) };
}

/** The domain in A-labels and lower case, or an empty string if it is not a domain. */
const asciiDomain = (domain: string): string => (NOT_IN_DOMAIN.test(domain) ? '' : domainToASCII(domain));

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

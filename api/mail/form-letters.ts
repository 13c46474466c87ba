import { withAsciiDomain } from '../../content/email-address.ts';
import type { AddressedCopy, FormLetter, EmailMessage } from '../store/mails.ts';

/** Stands in a stored letter where the token of its link goes, so that no token is ever at rest. */
export const TOKEN_MARK = '~token~';
/** The same for the link by which an opt-out is taken back. */
export const NOT_ME_MARK = '~not-me~';
/** Stands in a form letter where the reference of the request goes. */
export const REFERENCE_MARK = '~reference~';

/** More than there are in a day; older ones are those of days gone by, or of a site that was built anew. */
const MOST_KEPT = 40;

/**
 * Form letters that were composed before. `about` names everything that a letter depends on besides the clinic and its
 * words, which stay while the process runs: when any of it changes, there is another letter.
 */
export type FormLetters = (about: readonly unknown[], compose: () => FormLetter) => FormLetter;

/** Composes each form letter once: in a flood of requests that is most of the work. */
export function keepFormLetters(): FormLetters {
  const kept = new Map<string, FormLetter>();
  return (about, compose) => {
    const key = JSON.stringify(about);
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const form = compose();
    kept.set(key, form);
    return form;
  };
}

/**
 * The letter as it leaves: the same bytes at every try. Marks are looked for only where they were set: elsewhere they
 * are a person's own words.
 * @param tokens of its links, derived again, for a letter with a link
 */
export function fillTemplate(
  letter: EmailMessage | AddressedCopy,
  tokens: { confirm: string; notMe: string } | undefined,
): EmailMessage {
  const isCopy = 'form' in letter;
  const put = (part: string) => {
    const linked =
      tokens === undefined
        ? part
        : part.replaceAll(TOKEN_MARK, tokens.confirm).replaceAll(NOT_ME_MARK, tokens.notMe);
    return isCopy ? linked.replaceAll(REFERENCE_MARK, letter.reference) : linked;
  };
  const whole: EmailMessage = isCopy ? { ...letter.form, to: letter.to } : letter;
  const { subject, text, html } = whole;
  return { ...whole, subject: put(subject), text: put(text), ...(html ? { html: put(html) } : {}) };
}

/** The letter as mail servers take it: what a person typed as “münchen” goes out as “xn--mnchen-3ya”. */
export function addressedInAscii(letter: EmailMessage): EmailMessage {
  const { to, replyTo } = letter;
  return {
    ...letter,
    to: withAsciiDomain(to),
    ...(replyTo === undefined ? {} : { replyTo: withAsciiDomain(replyTo) }),
  };
}

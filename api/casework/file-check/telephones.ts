/** UK numbers, in the ways that people write them, and numbers of other countries with their plus sign. */
const NUMBER = /(?<![\w/.,-])(?:\+|00|\(?0)(?:[ \u00a0().-]{0,3}\d){8,14}(?![\w/])/g;
const DATE_IN_IT = /\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}/;
/** Numbers that only organisations have: 03, freephone, shared cost and premium (Ofcom's National Numbering Plan). */
const OF_ORGANISATIONS = /^0[389]/;

/** A number as one string, the UK's with a leading 0: `020 7946 0100` and `+44 (0)20 7946 0100` are the same. */
export function canonicalTelephone(typed: string): string {
  const digits = typed.replace(/^\s*00/, '+').replace(/[^\d+]/g, '');
  return digits.replace(/^\+440?/, '0');
}

/** The telephone numbers in a text that may be a person's, each with where it begins. */
export function findTelephones(text: string): { number: string; written: string; at: number }[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const written = match[0];
    const number = canonicalTelephone(written);
    return isTelephone(number) && !DATE_IN_IT.test(written) ? [{ number, written, at: match.index }] : [];
  });
}

function isTelephone(number: string): boolean {
  if (number.startsWith('+')) return /^\+[1-9]\d{8,14}$/.test(number);
  if (OF_ORGANISATIONS.test(number)) return false;
  return /^0[1257]\d{9}$/.test(number) || /^01\d{8}$/.test(number);
}

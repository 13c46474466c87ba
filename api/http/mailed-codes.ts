import { createHash, randomInt } from 'node:crypto';

/** Letters and digits that nobody confuses: no 0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V. */
const CHARACTERS = 'ACDEFGHJKMNPRTWXY34679';
const LENGTH = 8;

/** A code of 8 letters and digits, chosen at random from 55 thousand million. */
export const newCode = (): string =>
  Array.from({ length: LENGTH }, () => CHARACTERS.charAt(randomInt(CHARACTERS.length))).join('');

/** A code as it is written in the email, in two groups: "ACDE-3467". */
export const writeCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as it was typed, in any case and grouping, with brackets, quotes or a full stop. Undefined if it cannot be one. */
export function readCode(typed: string): string | undefined {
  if (typed.length > 40) return undefined;
  const code = typed
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\0]/gu, '')
    .toUpperCase();
  return new RegExp(`^[${CHARACTERS}]{${LENGTH}}$`).test(code) ? code : undefined;
}

/**
 * What the store keeps of a code. The secret of the browser is hashed with it, so that the code works in that browser
 * only, and a copy of the database does not reveal it: 8 characters alone could be tried through.
 */
export const hashCode = (browserSecret: string, code: string): Buffer =>
  createHash('sha256').update(`${browserSecret}.${code}`).digest();

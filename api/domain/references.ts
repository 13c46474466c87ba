import { randomInt, randomUUIDv7 } from 'node:crypto';

/**
 * 23 characters that cannot be confused when read aloud or written by hand: no vowels and no Y, so that no words
 * appear, and at most one each of 0 O Q, 1 I L, 2 Z, 5 S, 8 B. The number is prime, so that the check character detects
 * every single wrong character and every swap of neighbours.
 */
const CHARACTERS = '23456789CDFGHJKMNPRTVWX';

/**
 * A new reference of eight characters: seven random ones and a check character. It names a request but does not give
 * access to it.
 */
export function newReference(): string {
  let rest = randomInt(CHARACTERS.length ** 7);
  let body = '';
  for (let place = 0; place < 7; place++) {
    body += CHARACTERS.charAt(rest % CHARACTERS.length);
    rest = Math.floor(rest / CHARACTERS.length);
  }
  return body + checkCharacter(body);
}

/** A reference as it is stored, from one that was typed in any case, with or without spaces, dashes and brackets. */
export const plainReference = (typed: string): string =>
  typed.toUpperCase().replace(/[\s\p{Pd}\p{Cf}()[\]]/gu, '');

/** Whether a text is a valid reference, in any case, with or without spaces and hyphens. */
export function isReference(typed: string): boolean {
  const reference = plainReference(typed);
  return (
    reference.length === 8 &&
    Array.from(reference).every((character) => CHARACTERS.includes(character)) &&
    checkCharacter(reference.slice(0, 7)) === reference[7]
  );
}

/** Whether a text was meant as a reference: eight letters and digits with a digit among them. */
export const looksLikeReference = (typed: string): boolean =>
  /^(?=.*\d)[A-Z0-9]{8}$/.test(plainReference(typed));

/** The weighted sum of the characters, completed to a multiple of 23. */
function checkCharacter(body: string): string {
  let sum = 0;
  for (let place = 0; place < body.length; place++)
    sum += CHARACTERS.indexOf(body.charAt(place)) * (place + 2);
  return CHARACTERS.charAt(sum % CHARACTERS.length);
}

/**
 * An id of 22 characters that starts with the time. Ids made together are adjacent in every index, so fewer database
 * pages are written.
 */
export function newId(): string {
  return Buffer.from(randomUUIDv7().replaceAll('-', ''), 'hex').toString('base64url');
}

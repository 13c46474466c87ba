import { randomInt, randomUUIDv7 } from 'node:crypto';

/**
 * 23 signs that cannot be taken for one another, read aloud or written by hand: no vowels and no Y, so that no word
 * appears; none of 0 O Q, 1 I L, 2 Z, 5 S, 8 B as a pair. A prime number of signs, so that the check sign below finds
 * every single wrong sign and every swap of two neighbours.
 */
const CHARACTERS = '23456789CDFGHJKMNPRTVWX';

/** A new reference of eight signs: seven at random and a check sign. It names a request and opens nothing. */
export function newReference(): string {
  let rest = randomInt(CHARACTERS.length ** 7);
  let body = '';
  for (let place = 0; place < 7; place++) {
    body += CHARACTERS.charAt(rest % CHARACTERS.length);
    rest = Math.floor(rest / CHARACTERS.length);
  }
  return body + checkCharacter(body);
}

/** Whether that could be one of our references, typed in capitals or small letters, with or without spaces. */
export function isReference(typed: string): boolean {
  const reference = typed.toUpperCase().replace(/[\s-]/g, '');
  return (
    reference.length === 8 &&
    Array.from(reference).every((sign) => CHARACTERS.includes(sign)) &&
    checkCharacter(reference.slice(0, 7)) === reference[7]
  );
}

/** The sum of the signs, each times its place; the sign that makes the whole divisible by 23. */
function checkCharacter(body: string): string {
  let sum = 0;
  for (let place = 0; place < body.length; place++)
    sum += CHARACTERS.indexOf(body.charAt(place)) * (place + 2);
  return CHARACTERS.charAt(sum % CHARACTERS.length);
}

/** 22 signs that start with the time: ids made together are neighbours in every index, and fewer pages are written. */
export function newId(): string {
  return Buffer.from(randomUUIDv7().replaceAll('-', ''), 'hex').toString('base64url');
}

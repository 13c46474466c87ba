import { randomUUIDv7 } from 'node:crypto';

/** 22 signs that start with the time: ids made together are neighbours in every index, and fewer pages are written. */
export function newId(): string {
  return Buffer.from(randomUUIDv7().replaceAll('-', ''), 'hex').toString('base64url');
}

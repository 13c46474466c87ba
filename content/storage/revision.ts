import { createHash } from 'node:crypto';
import type { Register } from './schema.ts';

/**
 * A number that changes when visitors must be asked again: with a new purpose, a new service or another legal basis, and
 * never with a mere wording. What is strictly necessary, and what waits for a press of its own, asks nobody.
 */
export function revisionOf({ purposes }: Register): number {
  const asked = purposes
    .filter(({ basis }) => basis !== 'strictly-necessary')
    .map(({ id, basis, services }) => [
      id,
      basis,
      services.map((service) => [service.id, service.role]).sort(),
    ])
    .sort();
  const digest = createHash('sha256').update(JSON.stringify(asked)).digest();
  // Within what every language reads as a whole number.
  return digest.readUInt32BE(0);
}

/** SHA-256, in hex, of any JSON value with its keys in order. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** JSON with every object's keys in alphabetical order, so that the same content has the same hash. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

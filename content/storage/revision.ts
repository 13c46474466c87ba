import { createHash } from 'node:crypto';
import type { Register } from './schema.ts';

/**
 * Returns a number that changes when visitors must be asked again: for a new purpose, service or legal basis, never for
 * a change of wording. Strictly necessary purposes do not affect it. Nor do maps and other embeds: the banner does not
 * ask about them, because each has a button of its own.
 */
export function revisionOf({ purposes }: Register): number {
  const asked = purposes
    .filter(({ basis }) => basis !== 'strictly-necessary')
    .map(({ id, basis, services }) => [
      id,
      basis,
      services
        .filter(({ starts }) => starts !== 'embed')
        .map((service) => [service.id, service.role])
        .sort(),
    ])
    .filter(([, , services]) => services?.length !== 0)
    .sort();
  const digest = createHash('sha256').update(JSON.stringify(asked)).digest();
  // Fits a safe integer in every language.
  return digest.readUInt32BE(0);
}

/** SHA-256, in hex, of any JSON value with its keys in order. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** JSON with the keys of every object in alphabetical order, so that equal content has an equal hash. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

import { InvalidArgumentError } from 'commander';
import { isReference, plainReference } from '../domain/references.ts';

/**
 * Parses a reference, typed in any case, with spaces or hyphens. Returns it as it is stored. Throws an
 * `InvalidArgumentError`, which commander prints, if it is not valid.
 */
export function parseReference(typed: string): string {
  const reference = plainReference(typed);
  if (isReference(reference)) return reference;
  throw new InvalidArgumentError(
    /^[A-Z0-9]{8}$/.test(reference)
      ? 'Its check character does not match the others, so at least one of the eight is mistyped.'
      : 'Expected a reference of eight letters and digits, such as KT7243T2.',
  );
}

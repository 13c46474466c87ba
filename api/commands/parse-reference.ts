import { InvalidArgumentError } from 'commander';
import { isReference } from '../domain/references.ts';

/**
 * A reference as it is stored, from one that was typed in small letters, with spaces or hyphens. It throws what commander
 * prints when that cannot be a reference.
 */
export function parseReference(typed: string): string {
  const reference = typed.toUpperCase().replace(/[\s-]/g, '');
  if (isReference(reference)) return reference;
  throw new InvalidArgumentError(
    /^[A-Z0-9]{8}$/.test(reference)
      ? 'Its check character does not match the others, so at least one of the eight is mistyped.'
      : 'Expected a reference of eight letters and digits, such as KT7243T2.',
  );
}

import { canonicalEmail } from '../../content/email-address.ts';
import { mac } from '../base/keys.ts';
import type { Key } from '../base/keys.ts';
import type { Answers, Suppression } from './case.ts';
import { telephoneNumbersIn } from './telephone-numbers.ts';

/** The suppressions of an opt-out: one for each address and number given, for the chosen channels. */
export function suppressionsOf(key: Key, answers: Answers): Suppression[] {
  const { email, telephone, address } = answers;
  const numbers = typeof telephone === 'string' ? (telephoneNumbersIn(telephone) ?? [telephone]) : [];
  const values = [email, ...new Set(numbers), address].filter((value) => typeof value === 'string');
  const rest = {
    name: String(answers['name']),
    channels: [answers['channels'] ?? []].flat(),
    profiling: answers['profiling'] !== undefined,
  };
  return values.map((value) => ({ index: suppressionIndex(key, value), value, ...rest }));
}

/** Any notation of a telephone number, with an optional extension. */
const NUMBER = /^(\+?[\d\s().\-/]+)(?:(?:ext|x)\.?\s*\d+)?$/i;

/**
 * The keyed index of an address or number, however it is written: +44, 0044, +44 (0) and 0 are the same, and spaces,
 * brackets, capitals and extensions are ignored.
 */
export function suppressionIndex(key: Key, value: string): Buffer {
  const text = value.trim();
  const [, number] = NUMBER.exec(text) ?? [];
  const digits = number?.replace(/\D/g, '') ?? '';
  const plain = digits === '' ? canonicalEmail(text).replace(/\s+/g, ' ') : digits.replace(/^(00)?440?/, '0');
  return mac(key.index, 'suppression', plain);
}

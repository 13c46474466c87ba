import type { Keys } from '../base/keys.ts';
import { hashOutcomeToken, readOutcomeToken } from '../domain/tokens.ts';
import type { Store } from '../store/store.ts';

/**
 * The signed value that a form of an outcome page sends, or an empty text. A page that was opened before an upgrade may
 * still send it as `receipt`, its name in release 0.1.0.
 */
export const outcomeTokenIn = (fields: URLSearchParams | undefined): string =>
  fields?.get('outcome') ?? fields?.get('receipt') ?? '';

/**
 * The id of the request in the signed value of an outcome page, also where the key that signed it has been removed. Empty
 * if the value is not ours.
 */
export async function requestOfToken(
  store: Pick<Store, 'requestOfSignedAddress'>,
  keys: Keys,
  value: string,
): Promise<string> {
  const signed = readOutcomeToken(keys, value);
  if (signed !== undefined) return signed;
  const hash = hashOutcomeToken(value);
  return (hash && (await store.requestOfSignedAddress(hash))) ?? '';
}

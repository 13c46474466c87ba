import type { Keys } from '../base/keys.ts';
import { hashOutcomeToken, readOutcomeToken } from '../domain/tokens.ts';
import type { Store } from '../store/store.ts';

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

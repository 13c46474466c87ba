import type { RequestKind } from '../../content/forms/question.ts';
import type { Key, Keys } from '../base/keys.ts';
import { addressIndex, limitIndex } from './address-index.ts';
import type { Answers, RequestIndexes } from './case.ts';
import { contentHash } from './content-hash.ts';

/** What a key makes of the answers of a request, so that it can be found without opening it. */
export function requestIndexes(key: Key, kind: RequestKind, answers: Answers): RequestIndexes {
  const email = typeof answers['email'] === 'string' ? answers['email'] : undefined;
  return {
    contentHash: contentHash(key, kind, answers),
    addressIndex: email === undefined ? undefined : addressIndex(key, email),
    limitIndex: email === undefined ? undefined : limitIndex(key, email),
  };
}

/** The same by each key that is not the current one: rows from before a change of the key are found by those. */
export const earlierIndexes = (keys: Keys, kind: RequestKind, answers: Answers): RequestIndexes[] =>
  [...keys.byId.values()]
    .filter(({ id }) => id !== keys.current.id)
    .map((key) => requestIndexes(key, kind, answers));

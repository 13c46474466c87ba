import type { Selectable } from 'kysely';
import type { Keys } from '../base/keys.ts';
import type { ChainNote } from '../domain/case-chain.ts';
import type { Tables } from './schema.ts';
import { open, rowName } from './seal.ts';

/** A row of the table of events. */
export type EventRow = Selectable<Tables['events']>;

/**
 * The text of an event, and the key of its MAC if it has one. Undefined if it has no text, or if that cannot be read any
 * more: the day of an event must not go with it, because the date hangs on it.
 */
export function noteIn(
  keys: Keys,
  { id, sealed: bytes, key_id: keyId }: EventRow,
): { note: ChainNote; salt: string | undefined } | undefined {
  if (bytes === null || keyId === null) return undefined;
  try {
    const { salt, ...note } = open(keys, rowName('events', id), { keyId, bytes }) as ChainNote & {
      salt?: string;
    };
    return { note, salt };
  } catch {
    return undefined;
  }
}

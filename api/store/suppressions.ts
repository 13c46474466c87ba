import { randomUUID } from 'node:crypto';
import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { Database, Row } from './database.ts';
import { open, rowName, seal } from './seal.ts';
import type { StoredSuppression } from './store.ts';
import type { Suppression } from '../domain/case.ts';

/**
 * The suppression list: addresses and numbers that marketing must not use. It is permanent, and an entry is only
 * removed if the owner of a mailbox says that somebody else gave their address.
 */
export interface SuppressionList {
  /** Adds an entry; call it inside a transaction. */
  add: (requestId: string, since: Moment, suppression: Suppression) => void;
  /** Takes off what one request put there under any of these indexes; call it inside a transaction. */
  takeOff: (requestId: string, indexes: Uint8Array[]) => void;
  /** All entries, or those under any of these indexes, oldest first. */
  read: (indexes?: Uint8Array[]) => StoredSuppression[];
}

export function suppressionList(db: Database, keys: Keys): SuppressionList {
  function readRow(row: Row): StoredSuppression {
    const sealed = { keyId: String(row['key_id']), bytes: row['sealed'] as Uint8Array };
    const entry = open(keys, rowName('suppressions', row['id']), sealed) as Omit<StoredSuppression, 'since'>;
    return { ...entry, since: Number(row['since']) };
  }

  return {
    add(requestId, since, { index, ...entry }) {
      const id = randomUUID();
      const sealed = seal(keys, rowName('suppressions', id), entry);
      db.run(
        `INSERT INTO suppressions (id, request_id, value_index, since, key_id, sealed)
         VALUES (:id, :requestId, :index, :since, :keyId, :sealed)`,
        { id, requestId, index, since, keyId: sealed.keyId, sealed: sealed.bytes },
      );
    },
    takeOff(requestId, indexes) {
      for (const index of indexes)
        db.run('DELETE FROM suppressions WHERE value_index = :index AND request_id = :requestId', {
          index,
          requestId,
        });
    },
    read: (indexes) =>
      (indexes
        ? indexes.flatMap((index) =>
            db.all('SELECT * FROM suppressions WHERE value_index = :index ORDER BY since', { index }),
          )
        : db.all('SELECT * FROM suppressions ORDER BY since')
      ).map(readRow),
  };
}

import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { Suppression } from '../domain/case.ts';
import type { Db } from './engine.ts';
import type { Tables } from './schema.ts';
import { open, rowName, seal } from './seal.ts';
import { statement } from './statement.ts';

export interface StoredSuppression extends Omit<Suppression, 'index'> {
  since: Moment;
}

/** The part of the store that reads the suppression list. */
export interface SuppressionStore {
  /** The permanent list, or the entries for one address or number, oldest first. */
  suppressions(indexes?: Uint8Array[]): Promise<StoredSuppression[]>;
  /**
   * At most so many entries in the order in which they were written, after the one in that row, or from the first on for
   * 0. With the row of the last, or undefined if there are no more.
   */
  suppressionsAfter(
    row: number,
    most: number,
  ): Promise<{ entries: StoredSuppression[]; last: number | undefined }>;
}

/**
 * The suppression list: addresses and numbers that marketing must not use. It is permanent, and an entry is only
 * removed if the owner of a mailbox says that somebody else gave their address.
 */
export interface SuppressionList {
  /** Adds an entry; call it inside a transaction. */
  add: (db: Db, requestId: string, since: Moment, suppression: Suppression) => Promise<void>;
  /** Takes off what one request put there under any of these indexes; call it inside a transaction. */
  takeOff: (db: Db, requestId: string, indexes: Uint8Array[]) => Promise<void>;
  /** All entries, or those under any of these indexes, oldest first. */
  read: (db: Db, indexes?: Uint8Array[]) => Promise<StoredSuppression[]>;
  readAfter: (db: Db, row: number, most: number) => ReturnType<SuppressionStore['suppressionsAfter']>;
  /** All entries that the keys open, oldest first. */
  readWhatOpens: (db: Db) => Promise<StoredSuppression[]>;
}

type NewRow = Omit<Selectable<Tables['suppressions']>, 'rowid'>;

const insert = statement<NewRow>()((db, row) =>
  db.insertInto('suppressions').values({
    id: row.id,
    request_id: row.request_id,
    value_index: row.value_index,
    since: row.since,
    key_id: row.key_id,
    sealed: row.sealed,
  }),
);

const remove = statement<{ index: Uint8Array; requestId: string }>()((db, { index, requestId }) =>
  db.deleteFrom('suppressions').where('value_index', '=', index).where('request_id', '=', requestId),
);

const all = statement<object>()((db) =>
  db.selectFrom('suppressions').selectAll().orderBy('since').orderBy('rowid'),
);

const after = statement<{ row: number; most: number }>()((db, { row, most }) =>
  db
    .selectFrom('suppressions')
    .selectAll()
    .select('rowid')
    .where('rowid', '>', row)
    .orderBy('rowid')
    .limit(most),
);

const byIndex = statement<{ index: Uint8Array }>()((db, { index }) =>
  db
    .selectFrom('suppressions')
    .selectAll()
    .where('value_index', '=', index)
    .orderBy('since')
    .orderBy('rowid'),
);

export function suppressionList(keys: Keys): SuppressionList {
  function readRow(row: NewRow): StoredSuppression {
    const sealed = { keyId: row.key_id, bytes: row.sealed };
    const entry = open(keys, rowName('suppressions', row.id), sealed) as Omit<StoredSuppression, 'since'>;
    return { ...entry, since: row.since };
  }

  return {
    async add(db, requestId, since, { index, ...entry }) {
      const id = randomUUID();
      const sealed = seal(keys, rowName('suppressions', id), entry);
      await insert.run(db, {
        id,
        request_id: requestId,
        value_index: index,
        since,
        key_id: sealed.keyId,
        sealed: sealed.bytes,
      });
    },
    async takeOff(db, requestId, indexes) {
      for (const index of indexes) await remove.run(db, { index, requestId });
    },
    async read(db, indexes) {
      if (!indexes) return (await all.all(db, {})).map(readRow);
      const found: StoredSuppression[] = [];
      for (const index of indexes) found.push(...(await byIndex.all(db, { index })).map(readRow));
      return found;
    },
    async readAfter(db, row, most) {
      const found = await after.all(db, { row, most });
      return { entries: found.map(readRow), last: found.length < most ? undefined : found.at(-1)?.rowid };
    },
    async readWhatOpens(db) {
      return (await all.all(db, {})).flatMap((row) => {
        try {
          return [readRow(row)];
        } catch {
          return [];
        }
      });
    },
  };
}

import { sql } from 'kysely';
import type { Key, Keys } from '../base/keys.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { requestIndexes } from '../domain/request-indexes.ts';
import { suppressionIndex } from '../domain/suppression-index.ts';
import { sameBytes } from '../domain/tokens.ts';
import type { Suppression } from '../domain/case.ts';
import type { Db } from './engine.ts';
import { BATCH } from './in-batches.ts';
import { readContent } from './request-content.ts';
import { open, seal } from './seal.ts';
import { idColumn, nameOfRow } from './sealed-rows.ts';

/** The value of the column by which a row is found. */
export type RowId = string | number | Uint8Array;
type Row = Record<string, unknown> & { key_id: string; sealed: Uint8Array };
type Changes = Record<string, Uint8Array | undefined>;

/** The columns of a table that hold what a key made of the sealed value, made anew with the next key. */
const reindexed: Record<string, (db: Db, row: Row, value: unknown, from: Key, to: Key) => Promise<Changes>> =
  {
    requests: async (db, row, value, from, to) => {
      const { answers } = readContent(value);
      const kind = row['kind'] as RequestKind;
      const [old, next] = [requestIndexes(from, kind, answers), requestIndexes(to, kind, answers)];
      const hash = remade(row['content_hash'], old.contentHash, next.contentHash);
      return {
        // The same form may have been stored once by each key. Then both stay as they are.
        content_hash: hash && (await isFree(db, String(row['submission_id']), hash)) ? hash : undefined,
        address_index: remade(row['address_index'], old.addressIndex, next.addressIndex),
        limit_index: remade(row['limit_index'], old.limitIndex, next.limitIndex),
      };
    },
    suppressions: (_, row, value, from, to) => {
      const { value: address } = value as Suppression;
      return Promise.resolve({
        value_index: remade(
          row['value_index'],
          suppressionIndex(from, address),
          suppressionIndex(to, address),
        ),
      });
    },
  };

/** The next value where a column holds what the old key made. Another value, as of an opt-out taken back, stays. */
const remade = (
  stored: unknown,
  old: Uint8Array | undefined,
  next: Uint8Array | undefined,
): Uint8Array | undefined =>
  stored instanceof Uint8Array && old && sameBytes(Buffer.from(stored), Buffer.from(old)) ? next : undefined;

async function isFree(db: Db, submissionId: string, contentHash: Uint8Array): Promise<boolean> {
  const same = await db
    .selectFrom('requests')
    .select('id')
    .where('submission_id', '=', submissionId)
    .where('content_hash', '=', contentHash)
    .executeTakeFirst();
  return same === undefined;
}

/**
 * Seals a batch of rows of a table again with the current key; call it inside a transaction. A row that something else
 * changed meanwhile stays as it is: it was sealed with the current key, or erased.
 *
 * @param after the id after which to go on
 * @returns the last id of the batch, or undefined if it was the last one
 */
export async function resealBatch(
  db: Db,
  keys: Keys,
  table: string,
  from: Key,
  after: RowId | undefined,
): Promise<{ resealed: number; unreadable: number; last: RowId | undefined }> {
  const column = sql.ref(idColumn(table));
  const idOf = (row: Row) => row[idColumn(table)] as RowId;
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where key_id = ${from.id}
    ${after === undefined ? sql`` : sql`and ${column} > ${after}`} order by ${column} limit ${sql.lit(BATCH)}`.execute(
    db,
  );
  let [resealed, unreadable] = [0, 0];
  for (const row of rows) {
    const name = nameOfRow(table, row);
    let value: unknown;
    try {
      value = open(keys, name, { keyId: from.id, bytes: row.sealed });
    } catch {
      unreadable += 1;
      continue;
    }
    const { keyId, bytes } = seal(keys, name, value);
    const indexes = (await reindexed[table]?.(db, row, value, from, keys.current)) ?? {};
    const changes = Object.entries<Uint8Array | string | undefined>({
      ...indexes,
      key_id: keyId,
      sealed: bytes,
    }).filter(([, changed]) => changed !== undefined);
    const { numAffectedRows } = await sql`update ${sql.table(table)}
      set ${sql.join(changes.map(([column, changed]) => sql`${sql.ref(column)} = ${changed}`))}
      where ${column} = ${idOf(row)} and key_id = ${from.id} and sealed = ${row.sealed}`.execute(db);
    resealed += Number(numAffectedRows ?? 0n);
  }
  const last = rows.length < BATCH ? undefined : rows.at(-1);
  return { resealed, unreadable, last: last && idOf(last) };
}

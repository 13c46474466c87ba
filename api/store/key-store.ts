import { sql } from 'kysely';
import type { Key, Keys } from '../base/keys.ts';
import { hashToken, deriveToken, hashOutcomeToken, outcomeTokenBy } from '../domain/tokens.ts';
import type { Db, Engine } from './engine.ts';
import { BATCH } from './in-batches.ts';
import { keyedColumns } from './key-check.ts';
import { resealBatch } from './reseal.ts';
import type { RowId } from './reseal.ts';
import { statement } from './statement.ts';

/** What one key is needed for. */
export interface KeyUsage {
  keyId: string;
  /** Rows that it opens, by table. */
  sealed: Record<string, number>;
  /** Emails that are not sent yet and whose link it makes. */
  links: number;
}

/** How a re-sealing went. */
export interface Resealed {
  resealed: number;
  /** Rows that the key does not open, as after a fault of the disk. They stay as they are. */
  unreadable: number;
}

/** The part of the store that moves rows from one key to another. */
export interface KeyStore {
  /** What each key is needed for, by its id. A key that nothing needs is not among them. */
  keyUsage(): Promise<KeyUsage[]>;
  /**
   * Seals and indexes everything of a key again with the current one, and makes the links of waiting emails anew. Each
   * batch is one transaction: at every moment each row is readable by the key that it names.
   */
  reseal(from: Key): Promise<Resealed>;
  /** Keeps the hash of each address that a key signed for a case that is not erased, so that it works without the key. */
  keepSignedAddresses(key: Key): Promise<number>;
  /** The id of the request whose signed address has that hash. */
  requestOfSignedAddress(hash: Uint8Array): Promise<string | undefined>;
}

const mailsWithLink = statement<{ keyId: string; after: string; most: number }>()(
  (db, { keyId, after, most }) =>
    db
      .selectFrom('mails')
      .select(['id', 'request_id', 'token_number'])
      .where('token_key_id', '=', keyId)
      .where('state', '<>', 'sent')
      // A mail that is being sent keeps its link. The next run finds it.
      .where('leased_until', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(most),
);

const tokenByHash = statement<{ hash: Uint8Array }>()((db, { hash }) =>
  db.selectFrom('tokens').selectAll().where('hash', '=', hash),
);

/** A mail that was tried has other bytes from now on, so that it needs a new idempotency key: this one has run out. */
const renewLink = statement<{ id: string; from: string; to: string }>()((db, { id, from, to }) =>
  db
    .updateTable('mails')
    .set({ token_key_id: to, key_since: sql`case when key_since is null then null else 0 end` })
    .where('id', '=', id)
    .where('token_key_id', '=', from)
    .where('leased_until', 'is', null),
);

const requestsAfter = statement<{ after: string; most: number }>()((db, { after, most }) =>
  db
    .selectFrom('requests')
    .select('id')
    .where('erased_at', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(most),
);

const keepAddress = statement<{ hash: Uint8Array; requestId: string }>()((db, { hash, requestId }) =>
  db
    .insertInto('signed_addresses')
    .values({ hash, request_id: requestId })
    .onConflict((conflict) => conflict.doNothing()),
);

const addressByHash = statement<{ hash: Uint8Array }>()((db, { hash }) =>
  db.selectFrom('signed_addresses').select('request_id').where('hash', '=', hash),
);

export function keyStore(engine: Engine, keys: Keys): KeyStore {
  async function keyUsage(db: Db): Promise<KeyUsage[]> {
    const all = new Map<string, KeyUsage>();
    for (const { table, column, where } of keyedColumns) {
      const { rows } = await sql<{
        key: string;
        count: unknown;
      }>`select ${sql.ref(column)} as key, count(*) as count
        from ${sql.table(table)} where ${sql.raw(where)} group by 1 order by 1`.execute(db);
      for (const { key, count } of rows) {
        const usage = all.get(key) ?? { keyId: key, sealed: {}, links: 0 };
        if (column === 'key_id') usage.sealed[table] = Number(count);
        else usage.links += Number(count);
        all.set(key, usage);
      }
    }
    return [...all.values()].toSorted((a, b) => (a.keyId < b.keyId ? -1 : 1));
  }

  /** Repeats a batch until there is none left. Each returns the id after which the next goes on. */
  async function eachBatch<Id>(batch: (db: Db, after: Id | undefined) => Promise<Id | undefined>) {
    for (let after: Id | undefined; ;) {
      const last = await engine.write((db) => batch(db, after));
      if (last === undefined) return;
      after = last;
    }
  }

  async function renewLinks(db: Db, from: Key, after = ''): Promise<string | undefined> {
    const mails = await mailsWithLink.all(db, { keyId: from.id, after, most: BATCH });
    for (const { id, request_id: requestId, token_number: number } of mails) {
      if (requestId === null || number === null) continue;
      if ((await renewLink.run(db, { id, from: from.id, to: keys.current.id })) === 0) continue;
      for (const purpose of ['confirm', 'not-me'] as const) {
        const hashBy = (key: Key) => hashToken(deriveToken(key, { requestId, number }, purpose));
        const known = await tokenByHash.first(db, { hash: hashBy(from) });
        // The earlier link stays valid: an earlier try may have arrived.
        if (known)
          await db
            .insertInto('tokens')
            .values({ ...known, hash: hashBy(keys.current) })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
      }
    }
    return mails.length < BATCH ? undefined : mails.at(-1)?.id;
  }

  return {
    keyUsage: () => engine.read(keyUsage),

    reseal: async (from) => {
      const sum: Resealed = { resealed: 0, unreadable: 0 };
      for (const { table } of keyedColumns.filter(({ column }) => column === 'key_id'))
        await eachBatch<RowId>(async (db, after) => {
          const { resealed, unreadable, last } = await resealBatch(db, keys, table, from, after);
          sum.resealed += resealed;
          sum.unreadable += unreadable;
          return last;
        });
      await eachBatch<string>((db, after) => renewLinks(db, from, after));
      return sum;
    },

    keepSignedAddresses: async (key) => {
      let kept = 0;
      await eachBatch<string>(async (db, after) => {
        const rows = await requestsAfter.all(db, { after: after ?? '', most: BATCH });
        for (const { id } of rows) {
          const hash = hashOutcomeToken(outcomeTokenBy(key, id));
          if (hash) kept += await keepAddress.run(db, { hash, requestId: id });
        }
        return rows.length < BATCH ? undefined : rows.at(-1)?.id;
      });
      return kept;
    },

    requestOfSignedAddress: async (hash) => (await addressByHash.first(engine.reader, { hash }))?.request_id,
  };
}

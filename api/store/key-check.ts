import { sql } from 'kysely';
import { nameOfRow } from './sealed-rows.ts';
import type { Key, Keys } from '../base/keys.ts';
import { suppressionIndex } from '../domain/suppression-index.ts';
import { deriveToken, hashToken, sameBytes } from '../domain/tokens.ts';
import type { Db } from './engine.ts';
import { isWhole, open } from './seal.ts';
import { statement } from './statement.ts';
import type { Suppression } from '../domain/case.ts';

/** A row of any of the tables. */
type Row = Record<string, unknown>;

/** How a key fits a row: `damaged` where no key could, `misindexed` where it opens the row and would not find it. */
type Fit = 'fits' | 'fails' | 'damaged' | 'misindexed';

/** A column that names the key of its row. */
interface KeyedColumn {
  table: string;
  column: string;
  /** The rows that need their key. */
  where: string;
  fit: (row: Row, key: Key, keys: Keys, db: Db) => Fit | Promise<Fit>;
  /** Whether rows from the whole table are tried: a row that is not found would be as if it were not there. */
  throughout?: true;
}

/**
 * Every column that names a key. A test compares this list with the schema. Where the column is `key_id`, the row has an
 * `id` and is sealed in the column `sealed`: re-sealing (api/store/reseal.ts) and `npm run keys` go by this list.
 */
export const keyedColumns: readonly KeyedColumn[] = [
  { table: 'requests', column: 'key_id', where: 'erased_at IS NULL', fit: opens('requests') },
  { table: 'events', column: 'key_id', where: 'key_id IS NOT NULL', fit: opens('events') },
  { table: 'mails', column: 'key_id', where: 'key_id IS NOT NULL', fit: opens('mails') },
  {
    table: 'mails',
    column: 'token_key_id',
    where: "state <> 'sent' AND token_key_id IS NOT NULL",
    fit: derivesToken,
  },
  { table: 'suppressions', column: 'key_id', where: 'true', fit: findsSuppression, throughout: true },
  { table: 'team_drafts', column: 'key_id', where: 'true', fit: opens('team_drafts') },
  { table: 'team_audit', column: 'key_id', where: 'true', fit: opens('team_audit') },
  { table: 'deliveries', column: 'key_id', where: 'ended IS NULL', fit: opens('deliveries') },
  { table: 'delivery_files', column: 'key_id', where: 'true', fit: opens('delivery_files') },
];

/** So many of the latest rows of a key are tried: one that a disk has damaged says nothing about the key. */
const ROWS_TRIED = 5;
/** So many rows from the whole table are tried, at even distances, where it has more: the start must not wait for each. */
const MOST_TRIED = 1000;

/**
 * Why the database cannot be used with these keys: one is missing, or is another key of the same name. Nothing where
 * every key fits.
 */
export async function findKeyProblem(db: Db, keys: Keys): Promise<string | undefined> {
  const used: (KeyedColumn & { keyId: string })[] = [];
  for (const it of keyedColumns) {
    const found = await sql<{ key: string }>`select distinct ${sql.ref(it.column)} as key
      from ${sql.table(it.table)} where ${sql.raw(it.where)} order by 1`.execute(db);
    used.push(...found.rows.map(({ key }) => ({ ...it, keyId: key })));
  }
  const missing = used.filter(({ keyId }) => !keys.byId.has(keyId));
  if (missing.length > 0)
    return `The database holds rows sealed with a key that is not given: ${namesOf(missing, 'keyId')}. It is needed for ${namesOf(missing, 'table')}. Add it to the keys; without it those rows cannot be read.`;

  const tried: ((typeof used)[number] & { fits: Fit[] })[] = [];
  for (const it of used) tried.push({ ...it, fits: await fitsOf(it, db, keys) });
  const proved = new Set(tried.filter(({ fits }) => fits.includes('fits')).map(({ keyId }) => keyId));
  for (const { keyId, table, fits, throughout } of tried) {
    if (fits.includes('fits') && !(throughout && isMixed(fits))) continue;
    if (fits.includes('misindexed'))
      return `The key ${keyId} does not find what was indexed with it in ${table}: it is another key of the same name, or the database is damaged. Restore the right one; without it nobody in that table would be found.`;
    const failed = fits.filter((fit) => fit === 'fails').length;
    // A single row may be damaged if the key has opened others.
    if (failed > 1 || (failed === 1 && !proved.has(keyId)))
      return `The key ${keyId} does not open what was sealed with it in ${table}: it is another key of the same name, or the database is damaged. Restore the right one; without it those rows cannot be read.`;
  }
  return undefined;
}

/** Whether rows of two keys stand under one name: some open, and too many do not for a disk to have damaged them. */
function isMixed(fits: readonly Fit[]): boolean {
  const failed = fits.filter((fit) => fit === 'fails' || fit === 'misindexed').length;
  return failed > 1 && failed * 10 >= fits.length;
}

async function fitsOf(
  { table, column, where, keyId, fit, throughout }: KeyedColumn & { keyId: string },
  db: Db,
  keys: Keys,
): Promise<Fit[]> {
  const key = keys.byId.get(keyId);
  if (!key) return [];
  const rowsOfKey = sql`select * from ${sql.table(table)}
    where ${sql.raw(where)} and ${sql.ref(column)} = ${keyId}`;
  const latest = sql`order by ${sql.ref(order(table))} desc limit ${sql.lit(ROWS_TRIED)}`;
  const which = throughout ? sql`and ${await isTried(db, table)}` : latest;
  const { rows } = await sql<Row>`${rowsOfKey} ${which}`.execute(db);
  const fits: Fit[] = [];
  for (const row of rows) fits.push(await fit(row, key, keys, db));
  return fits;
}

/** The condition for the latest rows of a table, and others at even distances. Every row is tried if there are few. */
async function isTried(db: Db, table: string) {
  const { rows } = await sql<{ last: number | null }>`select max(rowid) as last
    from ${sql.table(table)}`.execute(db);
  const last = rows[0]?.last ?? 0;
  const distance = Math.max(1, Math.ceil(last / MOST_TRIED));
  return sql`(rowid % ${sql.lit(distance)} = 0 or rowid > ${sql.lit(last - ROWS_TRIED)})`;
}

/** The column by which the latest rows of a table come first. */
const order = (table: string): string =>
  ({
    events: 'id',
    team_audit: 'id',
    team_drafts: 'at',
    deliveries: 'created_at',
    delivery_files: 'added_at',
  })[table] ?? 'rowid';

function opens(table: string): KeyedColumn['fit'] {
  return (row, key, keys) => openedRow(table, row, key, keys).fit;
}

function openedRow(table: string, row: Row, key: Key, keys: Keys): { fit: Fit; value?: unknown } {
  const { sealed } = row;
  if (!(sealed instanceof Uint8Array) || !isWhole(sealed)) return { fit: 'damaged' };
  try {
    const value = open(keys, nameOfRow(table, row), { keyId: key.id, bytes: sealed });
    return { fit: 'fits', value };
  } catch {
    return { fit: 'fails' };
  }
}

const tokenExists = statement<{ hash: Uint8Array }>()((db, { hash }) =>
  db.selectFrom('tokens').select('hash').where('hash', '=', hash),
);

/** The link of a mail is made again at each try: its hash must be the one that was kept. */
async function derivesToken(row: Row, key: Key, _: Keys, db: Db): Promise<Fit> {
  const requestId = String(row['request_id']);
  const hash = hashToken(deriveToken(key, { requestId, number: Number(row['token_number']) }));
  return (await tokenExists.first(db, { hash })) ? 'fits' : 'fails';
}

function findsSuppression(row: Row, key: Key, keys: Keys): Fit {
  const { fit, value } = openedRow('suppressions', row, key, keys);
  if (fit !== 'fits') return fit;
  const index = suppressionIndex(key, (value as Suppression).value);
  return sameBytes(index, Buffer.from(row['value_index'] as Uint8Array)) ? 'fits' : 'misindexed';
}

const namesOf = (all: (KeyedColumn & { keyId: string })[], what: 'keyId' | 'table'): string =>
  [...new Set(all.map((it) => it[what]))].join(', ');

import type { Key, Keys } from '../base/keys.ts';
import { suppressionIndex } from '../domain/suppression-index.ts';
import { deriveToken, hashToken, sameBytes } from '../domain/tokens.ts';
import type { Database, Row } from './database.ts';
import { isWhole, open, rowName } from './seal.ts';
import type { Suppression } from '../domain/case.ts';

/** How a key fits a row: `damaged` where no key could, `misindexed` where it opens the row and would not find it. */
type Fit = 'fits' | 'fails' | 'damaged' | 'misindexed';

/** A column that names the key of its row. */
interface KeyedColumn {
  table: string;
  column: string;
  /** The rows that need their key. */
  where: string;
  fit: (row: Row, key: Key, keys: Keys, db: Database) => Fit;
  /** Whether every row is tried: a row that is not found would be as if it were not there. */
  every?: true;
}

/** Every column that names a key. A test compares this list with the schema. */
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
  { table: 'suppressions', column: 'key_id', where: 'true', fit: findsSuppression, every: true },
];

/** So many of the latest rows of a key are tried: one that a disk has damaged says nothing about the key. */
const ROWS_TRIED = 5;

/**
 * Why the database cannot be used with these keys: one is missing, or is another key of the same name. Nothing where
 * every key fits.
 */
export function findKeyProblem(db: Database, keys: Keys): string | undefined {
  const used = keyedColumns.flatMap((it) =>
    db
      .all(`SELECT DISTINCT ${it.column} AS key FROM ${it.table} WHERE ${it.where}`)
      .map(({ key }) => ({ ...it, keyId: String(key) })),
  );
  const missing = used.filter(({ keyId }) => !keys.byId.has(keyId));
  if (missing.length > 0)
    return `The database holds rows sealed with a key that is not given: ${namesOf(missing, 'keyId')}. It is needed for ${namesOf(missing, 'table')}. Add it to the keys; without it those rows cannot be read.`;

  const tried = used.map((it) => ({ ...it, fits: fitsOf(it, db, keys) }));
  const proved = new Set(tried.filter(({ fits }) => fits.includes('fits')).map(({ keyId }) => keyId));
  for (const { keyId, table, fits, every } of tried) {
    if (fits.includes('fits') && !(every && isMixed(fits))) continue;
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

function fitsOf(
  { table, column, where, keyId, fit, every }: KeyedColumn & { keyId: string },
  db: Database,
  keys: Keys,
): Fit[] {
  const key = keys.byId.get(keyId);
  if (!key) return [];
  return db
    .all(
      `SELECT * FROM ${table} WHERE ${where} AND ${column} = :keyId ORDER BY rowid DESC LIMIT ${every ? -1 : ROWS_TRIED}`,
      {
        keyId,
      },
    )
    .map((row) => fit(row, key, keys, db));
}

function opens(table: string): KeyedColumn['fit'] {
  return (row, key, keys) => openedRow(table, row, key, keys).fit;
}

function openedRow(table: string, row: Row, key: Key, keys: Keys): { fit: Fit; value?: unknown } {
  const { sealed } = row;
  if (!(sealed instanceof Uint8Array) || !isWhole(sealed)) return { fit: 'damaged' };
  try {
    const value = open(keys, rowName(table, row['id']), { keyId: key.id, bytes: sealed });
    return { fit: 'fits', value };
  } catch {
    return { fit: 'fails' };
  }
}

/** The link of a mail is made again at each try: its hash must be the one that was kept. */
function derivesToken(row: Row, key: Key, _: Keys, db: Database): Fit {
  const requestId = String(row['request_id']);
  const hash = hashToken(deriveToken(key, { requestId, number: Number(row['token_number']) }));
  return db.first('SELECT 1 FROM tokens WHERE hash = :hash', { hash }) ? 'fits' : 'fails';
}

function findsSuppression(row: Row, key: Key, keys: Keys): Fit {
  const { fit, value } = openedRow('suppressions', row, key, keys);
  if (fit !== 'fits') return fit;
  const index = suppressionIndex(key, (value as Suppression).value);
  return sameBytes(index, Buffer.from(row['value_index'] as Uint8Array)) ? 'fits' : 'misindexed';
}

const namesOf = (all: (KeyedColumn & { keyId: string })[], what: 'keyId' | 'table'): string =>
  [...new Set(all.map((it) => it[what]))].join(', ');

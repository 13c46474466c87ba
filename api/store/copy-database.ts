import { createHash } from 'node:crypto';
import { sql, SqliteAdapter } from 'kysely';
import type { Db, Engine } from './engine.ts';
import { BATCH } from './in-batches.ts';
import { connectPostgres, openPostgres } from './postgres/open-postgres.ts';
import { chunksIn } from './sealed-chunks.ts';
import { tableNames } from './schema.ts';
import type { Tables } from './schema.ts';
import { openSqliteFile } from './sqlite/open-sqlite.ts';

type Table = keyof Tables;
type Row = Record<string, unknown>;

/** How many rows a table had, when source and copy were alike. */
export interface CopiedTable {
  table: Table;
  rows: number;
}

/** What tells the rows of each table apart, for reading them in one order on both engines. */
const keys: Record<Table, string[]> = {
  requests: ['rowid'],
  events: ['id'],
  tokens: ['hash'],
  mails: ['rowid'],
  suppressions: ['rowid'],
  submissions_by_client: ['client', 'at', 'request_id'],
  rate_limits: ['client', 'hour'],
  consent_notices: ['notice_hash'],
  consent_notice_versions: ['row'],
  consent_receipts: ['row'],
  consent_erasure: ['before'],
  visits: ['day', 'page'],
  outdated_notified: ['version', 'rule'],
  health_probe: ['id'],
  known_time: ['id'],
  job_runs: ['job'],
  servers: ['id'],
  mail_turns: ['id'],
  signed_addresses: ['hash'],
  team_codes: ['browser', 'hash'],
  team_sessions: ['id'],
  team_passkeys: ['id'],
  team_drafts: ['person'],
  team_calendars: ['hash'],
  team_audit: ['id'],
  deliveries: ['id'],
  delivery_files: ['id'],
  delivery_chunks: ['file_id', 'number'],
};

/** Tables whose rows have numbers that the database gives. */
const numbered: readonly Table[] = [
  'requests',
  'events',
  'mails',
  'suppressions',
  'consent_notice_versions',
  'consent_receipts',
  'team_audit',
];

/**
 * Copies a SQLite database into an empty one on PostgreSQL, in one transaction, and compares the number of rows and a
 * hash of them. Throws, and leaves no row behind, when the target holds rows or the copy differs. No server may write to
 * the source meanwhile.
 *
 * @param file the SQLite database; it is brought up to date first
 */
export async function copyDatabase(file: string, url: string): Promise<CopiedTable[]> {
  const source = await openSqliteFile(file);
  try {
    const target = await openPostgres(url, { mayTakeLong: true });
    try {
      return await target.write(async (db) => {
        const copied = await copyAll(source.reader, db);
        await copyFiles(source, db);
        return copied;
      });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/**
 * Copies a database on PostgreSQL, as it is at one moment, into a new SQLite database, without the bytes of files. Servers
 * may go on writing.
 *
 * @param file an empty file
 */
export async function copyFromPostgres(url: string, file: string): Promise<CopiedTable[]> {
  const source = await connectPostgres(url, { mayTakeLong: true });
  try {
    const target = await openSqliteFile(file);
    try {
      return await source
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((snapshot) => target.write((db) => copyAll(snapshot, db, ['delivery_chunks'])));
    } finally {
      await target.close();
    }
  } finally {
    await source.destroy();
  }
}

/** Copies the sealed bytes of every file into rows. */
async function copyFiles({ reader, files }: Pick<Engine, 'reader' | 'files'>, target: Db): Promise<void> {
  const rows = await reader.selectFrom('delivery_files').select(['id', 'size', 'added_at']).execute();
  for (const { id, size, added_at: at } of rows)
    for (let number = 0; number < chunksIn(size); number++) {
      const bytes = await files.read(id, number);
      if (!bytes) throw new Error(`The file ${id} of a copy is not beside the database. Nothing was kept.`);
      await target.insertInto('delivery_chunks').values({ file_id: id, number, at, bytes }).execute();
    }
}

/** Copies every table but some from one engine to another, and compares. Call it inside a transaction of the target. */
async function copyAll(source: Db, target: Db, without: readonly Table[] = []): Promise<CopiedTable[]> {
  for (const table of tableNames)
    if ((await countOf(target, table)) > 0)
      throw new Error(`The target is not empty: it has rows in ${table}. Copy into an empty database.`);
  const copied: CopiedTable[] = [];
  for (const table of tableNames.filter((name) => !without.includes(name))) {
    for await (const rows of batchesOf(source, table)) await target.insertInto(table).values(rows).execute();
    await continueNumbers(target, table);
    const [ours, theirs] = [await summaryOf(source, table), await summaryOf(target, table)];
    if (ours.rows !== theirs.rows || ours.hash !== theirs.hash)
      throw new Error(
        `The copy of ${table} differs: ${ours.rows} rows (${ours.hash.slice(0, 12)}) became ${theirs.rows} (${theirs.hash.slice(0, 12)}). Nothing was kept.`,
      );
    copied.push({ table, rows: ours.rows });
  }
  return copied;
}

async function countOf(db: Db, table: Table): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** All rows of a table, in the order of its key. Each batch begins after the last row of the one before. */
async function* batchesOf(db: Db, table: Table): AsyncGenerator<Row[]> {
  const columns = keys[table];
  const list = sql.join(columns.map((column) => sql.ref(column)));
  let query = db.selectFrom(table as 'requests').selectAll();
  if (columns.includes('rowid') && isSqlite(db)) query = query.select('rowid');
  for (const column of columns) query = query.orderBy(db.dynamic.ref(column));
  for (let last: Row = {}, isFirst = true; ; isFirst = false) {
    const after = sql<boolean>`(${list}) > (${sql.join(columns.map((column) => last[column]))})`;
    const rows = await query
      .$if(!isFirst, (it) => it.where(after))
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    last = { ...rows.at(-1) };
    yield rows.map((row) => ({ ...row }));
  }
}

const isSqlite = (db: Db): boolean => db.getExecutor().adapter instanceof SqliteAdapter;

/** The number of rows of a table, and a SHA-256 over all their values, which is the same on every engine. */
async function summaryOf(db: Db, table: Table): Promise<{ rows: number; hash: string }> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of batchesOf(db, table)) {
    count += rows.length;
    for (const row of rows) hash.update(`${canonical(row)}\n`);
  }
  return { rows: count, hash: hash.digest('hex') };
}

const canonical = (row: Row): string =>
  JSON.stringify(
    Object.entries(row)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [
        name,
        value instanceof Uint8Array ? `x${Buffer.from(value).toString('hex')}` : value,
      ]),
  );

/** The next row gets a number after those that were copied. */
async function continueNumbers(db: Db, table: Table): Promise<void> {
  const [column] = keys[table];
  // SQLite goes on after the highest number by itself.
  if (column === undefined || !numbered.includes(table) || isSqlite(db)) return;
  await sql`select setval(pg_get_serial_sequence(${table}, ${column}),
    greatest((select max(${sql.ref(column)}) from ${sql.table(table)}), 1),
    exists (select 1 from ${sql.table(table)}))`.execute(db);
}

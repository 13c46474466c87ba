import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';
import { plainTables, rowsOf } from './plain-rows.ts';
import type { PlainRows } from './plain-rows.ts';

/*
 * The server that does the same work as Candour for each form, written plainly: Hono, zod, HMACs, AES-256-GCM and the
 * same rows, in one transaction with a commit of its own. On SQLite, or on PostgreSQL where `DATABASE_URL` is set.
 */

const insert = (table: string, columns: number, mark: (index: number) => string): string =>
  `INSERT INTO ${table} VALUES (${Array.from({ length: columns }, (_, index) => mark(index + 1)).join(', ')})`;

const statements = (mark: (index: number) => string) => ({
  same: `SELECT reference FROM requests WHERE submission = ${mark(1)}`,
  ofClient: `SELECT count(*) AS count FROM submissions WHERE client = ${mark(1)} AND at > ${mark(2)}`,
  ofAddress: `SELECT count(*) AS count FROM requests WHERE address = ${mark(1)} AND received_at > ${mark(2)}`,
  request: insert('requests', 8, mark),
  submission: insert('submissions', 3, mark),
  event: insert('events', 4, mark),
  mail: insert('mails', 5, mark),
  token: insert('tokens', 4, mark),
});

type Run = (statement: keyof ReturnType<typeof statements>, values: PlainRows['request']) => unknown;

const HOUR = 3_600_000;

/** Each statement of one request, in order. */
function* work(rows: PlainRows): Generator<Parameters<Run>> {
  yield ['same', [rows.submission]];
  yield ['ofClient', [rows.client, rows.at - HOUR]];
  yield ['ofAddress', [rows.address, rows.at - 24 * HOUR]];
  yield ['request', rows.request];
  yield ['submission', rows.submissionRow];
  yield ['event', rows.event];
  for (const mail of rows.mails) yield ['mail', mail];
  for (const token of rows.tokens) yield ['token', token];
}

async function onPostgres(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  for (const table of plainTables({ bytes: 'bytea', whole: 'bigint' })) await pool.query(table);
  const texts = statements((index) => `$${index}`);
  return {
    accept: async (rows: PlainRows) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        for (const [name, values] of work(rows)) await client.query({ name, text: texts[name], values });
        await client.query('COMMIT');
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

function onSqlite(folder: string) {
  const db = new DatabaseSync(join(folder, 'plain.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  const isNew = db.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count'] === 0;
  if (isNew) for (const table of plainTables({ bytes: 'BLOB', whole: 'INTEGER' })) db.exec(table);
  const prepared = Object.fromEntries(
    Object.entries(statements(() => '?')).map(([name, text]) => [name, db.prepare(text)]),
  );
  return {
    accept: (rows: PlainRows) => {
      db.exec('BEGIN IMMEDIATE');
      for (const [name, values] of work(rows)) prepared[name]?.all(...values);
      db.exec('COMMIT');
      return Promise.resolve();
    },
    close: () => {
      db.close();
      return Promise.resolve();
    },
  };
}

const url = process.env['DATABASE_URL'];
const store = url === undefined ? onSqlite(process.env['DATA_DIR'] ?? '') : await onPostgres(url);

const app = new Hono();
app.post('/api/requests/access', async (c) => {
  await store.accept(rowsOf(await c.req.text(), c.req.header('x-forwarded-for') ?? ''));
  return c.redirect('/requests/received/', 303);
});

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(JSON.stringify({ event: 'server.ready', port }));
});
process.once('SIGTERM', () => {
  server.close(() => void store.close());
  if ('closeIdleConnections' in server) server.closeIdleConnections();
});

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/*
 * The server that Candour is compared with: the same framework, the same database and the same guarantee that
 * "received" is on disk. One form, one INSERT, one commit.
 */
const db = new DatabaseSync(join(process.env['DATA_DIR'] ?? '', 'floor.db'));
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
db.exec('CREATE TABLE IF NOT EXISTS requests (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
const insert = db.prepare('INSERT INTO requests (body) VALUES (?)');

const app = new Hono();
app.post('/api/requests/access', async (c) => {
  insert.run(await c.req.text());
  return c.redirect('/requests/received/', 303);
});

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(JSON.stringify({ event: 'server.ready', port }));
});
process.once('SIGTERM', () => {
  server.close(() => {
    db.close();
  });
  if ('closeIdleConnections' in server) server.closeIdleConnections();
});

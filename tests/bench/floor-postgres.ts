import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';

/*
 * The server that Candour on PostgreSQL is compared with: the same framework, the same database and as many connections.
 * One form, one INSERT, one commit.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
await pool.query('CREATE TABLE requests (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)');

const app = new Hono();
app.post('/api/requests/access', async (c) => {
  await pool.query({
    name: 'insert',
    text: 'INSERT INTO requests (body) VALUES ($1)',
    values: [await c.req.text()],
  });
  return c.redirect('/requests/received/', 303);
});

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(JSON.stringify({ event: 'server.ready', port }));
});
process.once('SIGTERM', () => {
  server.close(() => void pool.end());
  if ('closeIdleConnections' in server) server.closeIdleConnections();
});

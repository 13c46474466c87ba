import { randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { encode, validAccess } from '../support/candour.ts';
import { freePort } from '../support/free-port.ts';
import { openForm } from '../support/page-visitor.ts';
import { startPostgresOrWarn } from '../support/postgres-server.ts';
import { startServer } from '../support/server-process.ts';
import { dataFolder } from '../support/visit.ts';

/** A database server that is gone for a while, or answers nothing. */

/** A server on a PostgreSQL of the test's own, and what sends it a form. Undefined where there is none. */
async function startOnPostgres(database: string) {
  const postgres = await startPostgresOrWarn('A DATABASE THAT IS GONE WAS');
  if (!postgres) return undefined;
  onTestFinished(() => postgres.stop());
  const { own } = postgres;
  if (!own) return undefined;
  const client = new pg.Client(postgres.url('postgres'));
  await client.connect();
  await client.query(`CREATE DATABASE ${database}`);
  await client.end();
  const { contentDir, siteDir } = inject('sites').full;
  const server = await startServer({
    PORT: String(await freePort()),
    CONTENT_DIR: contentDir,
    SITE_DIR: siteDir,
    DATA_DIR: dataFolder(),
    DATABASE_URL: postgres.url(database),
    CANDOUR_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    REQUESTS_PER_HOUR: '1000',
    RESEND_API_KEY: 're_test',
    RESEND_BASE_URL: 'http://127.0.0.1:9',
    MAIL_FROM: 'privacy@mail.example',
  });
  onTestFinished(server.kill);
  const submission = await openForm(server.url);
  const send = (name: string) =>
    fetch(server.url + addresses.api.form('access'), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: encode({ ...validAccess, name, submission }),
    });
  return { own, server, send, databaseUrl: postgres.url(database) };
}

test('keeps what was typed while PostgreSQL is gone, serves pages, logs it once, and goes on by itself', async ({
  skip,
}) => {
  const started = await startOnPostgres('candour_gone');
  if (!started) return skip();
  const { own, server, send } = started;
  expect((await send('Before')).status).toBe(303);

  await own.end();
  for (let time = 0; time < 6; time++) {
    const refused = await send('Meanwhile');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '120']);
    const page = await refused.text();
    expect(page).toContain('We cannot take requests just now');
    expect(page).toContain('value="Meanwhile"');
    for (const address of [addresses.home, addresses.form('access')])
      expect((await fetch(server.url + address)).status, address).toBe(200);
    expect((await fetch(server.url + addresses.health)).status).toBe(503);
  }
  expect(server.output().match(/"event":"store.unavailable"/g)).toHaveLength(1);
  expect(server.output()).not.toContain('job.failed');

  await own.start();
  await expect.poll(async () => (await send('Meanwhile')).status).toBe(303);
  await expect
    .poll(
      async () => {
        await after(200);
        await send(`At ${Date.now()}`);
        return server.output().match(/"event":"store.available"/g)?.length;
      },
      { timeout: 60_000 },
    )
    .toBe(1);
});

test('keeps what was typed while PostgreSQL is frozen, serves pages, and stores it once afterwards', async ({
  skip,
}) => {
  const started = await startOnPostgres('candour_frozen');
  if (!started) return skip();
  const { own, server, send, databaseUrl } = started;
  expect((await send('Before')).status).toBe(303);

  own.freeze();
  onTestFinished(own.thaw);
  const sent = Array.from({ length: 8 }, () => send('Meanwhile'));
  for (const address of [addresses.home, addresses.form('access')])
    expect((await fetch(server.url + address)).status, address).toBe(200);
  for (const refused of await Promise.all(sent)) {
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '120']);
    expect(await refused.text()).toContain('value="Meanwhile"');
  }
  own.thaw();

  await expect.poll(async () => (await send('Meanwhile')).status).toBe(303);
  const client = new pg.Client(databaseUrl);
  await client.connect();
  onTestFinished(() => client.end());
  expect((await client.query('SELECT count(*)::int AS stored FROM requests')).rows).toEqual([{ stored: 2 }]);
});

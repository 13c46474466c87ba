import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'cheerio';
import { expect, inject, onTestFinished, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { encode, validAccess } from '../support/candour.ts';
import { startServer } from '../support/server-process.ts';

const HEALTH_TOKEN = 'a-token-of-the-tests';

/** A server that runs past midnight, with a site built before the day on which the next version applies. */

test('shows and records a version from the day it applies, and answers requests throughout the rebuild', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'candour-midnight-'));
  const [siteDir, dataDir] = [join(folder, 'site'), join(folder, 'data')];
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const { contentDir } = inject('sites').full;
  cpSync(inject('sites').full.siteDir, siteDir, { recursive: true });
  const server = await startServer({
    CONTENT_DIR: contentDir,
    SITE_DIR: siteDir,
    DATA_DIR: dataDir,
    CANDOUR_TODAY: '2027-01-10',
    HEALTH_TOKEN,
  });
  onTestFinished(server.kill);
  const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });
  const health = async () =>
    (await (await get(addresses.health, { authorization: `Bearer ${HEALTH_TOKEN}` })).json()) as {
      site: Record<string, unknown>;
    };
  const shownHash = async () =>
    load(await (await get('/privacy/')).text())('.fingerprint')
      .first()
      .text();
  const ask = (name: string) =>
    fetch(server.url + addresses.api.form('access'), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: encode({ ...validAccess, name }),
    });

  expect((await ask('Before')).status).toBe(303);
  expect(await health()).toMatchObject({ site: { builtFor: '2026-11-22', stale: true } });
  const before = await shownHash();

  while ((await health()).site['stale']) {
    expect((await get('/requests/access/')).status).toBe(200);
    await sleep(200);
  }

  expect(await health()).toMatchObject({ site: { builtFor: '2027-01-10', stale: false } });
  const after = await shownHash();
  expect(after).not.toBe(before);
  expect((await ask('After')).status).toBe(303);
  while (!server.output().includes('"event":"site.rebuilt"')) await sleep(50);
  expect(await server.stop()).toBe(0);

  const db = new DatabaseSync(join(dataDir, 'candour.db'), { readOnly: true });
  const rows = db.prepare('SELECT privacy_version, privacy_hash FROM requests ORDER BY received_at').all();
  db.close();
  expect(rows).toEqual([
    { privacy_version: '2026-11-22', privacy_hash: before },
    { privacy_version: '2027-01-10', privacy_hash: after },
  ]);
});

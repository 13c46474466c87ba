import { cpSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { encode } from '../support/candour.ts';
import { grant, MANIFEST, manifestOf } from '../support/consent.ts';
import { startServer } from '../support/server-process.ts';
import { dataFolder, rows } from '../support/visit.ts';

/** Consent on the real server: at its start, after a rebuild and after a kill. */

const versions = (dataDir: string) =>
  rows({ dataDir }, 'SELECT notice_hash FROM consent_notice_versions ORDER BY row').map(
    (row) => row['notice_hash'],
  );

test('archives the words shown before anyone answers, notices a rebuild, and keeps receipts through a kill', async () => {
  const [siteDir, dataDir] = [dataFolder(), dataFolder()];
  cpSync(inject('sites').full.siteDir, siteDir, { recursive: true });
  const file = join(siteDir, 'consent.json');
  writeFileSync(file, JSON.stringify(MANIFEST));
  const env = { SITE_DIR: siteDir, DATA_DIR: dataDir, CONTENT_DIR: inject('sites').full.contentDir };
  const server = await startServer(env);
  onTestFinished(server.kill);
  await expect.poll(() => versions(dataDir)).toEqual([MANIFEST.noticeHash]);

  const at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const send = async (fields: object) => {
    const response = await fetch(server.url + addresses.api.consent, {
      method: 'POST',
      body: encode({ ...grant, at, ...fields }),
      headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
    });
    return response.status;
  };
  expect(await send({})).toBe(204);

  const next = manifestOf({ revision: 7 }, 'Asked since the rebuild');
  writeFileSync(`${file}.new`, JSON.stringify(next));
  renameSync(`${file}.new`, file);
  expect(await send({ revision: '7', noticeHash: next.noticeHash, number: '7'.repeat(16) })).toBe(204);
  await server.kill();
  expect(versions(dataDir)).toEqual([MANIFEST.noticeHash, next.noticeHash]);
  expect(rows({ dataDir }, 'SELECT number FROM consent_receipts')).toEqual([
    { number: grant.number },
    { number: '7'.repeat(16) },
  ]);
  expect(server.output()).not.toContain(grant.id);
});

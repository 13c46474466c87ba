import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DAY } from '../../api/base/calendar.ts';
import {
  grant,
  ID,
  MANIFEST,
  manifestFile,
  manifestOf,
  openAsking,
  OTHER_ID,
  reasonOf,
  sendReceipt,
  visit,
} from '../support/consent.ts';
import type { Candour } from '../support/candour.ts';
import { rows } from '../support/visit.ts';

/** Receipts refer to words that were shown: those of today, or archived ones if a receipt waited. */

const NEXT = manifestOf({ revision: 987, services: ['street-map'] }, 'May we show you a map?');
const about = (manifest: typeof MANIFEST, changes = {}) => ({
  ...grant,
  revision: String(manifest.revision),
  noticeHash: manifest.noticeHash,
  granted: manifest.services.join(','),
  ...changes,
});

/** A clinic whose latest build asks for something else. */
async function rebuilt(): Promise<Candour & { write: (next: unknown) => void }> {
  const { file, write } = manifestFile();
  const candour = await openAsking({ manifest: file });
  await candour.round();
  candour.clock.advance(DAY);
  write(NEXT);
  await candour.round();
  return { ...candour, write };
}

test.each([
  ['another revision', { revision: '1' }],
  ['other words', { noticeHash: 'a'.repeat(64) }],
  ['the words of one build with the revision of another', { revision: String(NEXT.revision) }],
])('%s: nobody can have agreed to what was never shown', async (_, changes) => {
  const candour = await rebuilt();
  const response = await sendReceipt(candour, about(MANIFEST, changes));
  expect([response.status, await reasonOf(response)]).toEqual([409, 'stale']);
  expect(rows(candour, 'SELECT id FROM consent_receipts')).toEqual([]);
});

test('a receipt that waited through a rebuild is kept, with the words that were shown', async () => {
  const candour = await rebuilt();
  expect((await sendReceipt(candour, about(MANIFEST))).status).toBe(204);
  expect((await sendReceipt(candour, about(NEXT, { id: OTHER_ID }))).status).toBe(204);
  const [old, present] = await candour.store.receipts({});
  expect([old?.noticeHash, old?.granted]).toEqual([MANIFEST.noticeHash, MANIFEST.services]);
  expect([present?.noticeHash, present?.granted]).toEqual([NEXT.noticeHash, NEXT.services]);
  expect(await candour.store.shownNotice(MANIFEST.noticeHash)).toEqual(MANIFEST.shown);
  expect(await candour.store.shownNotice(NEXT.noticeHash)).toEqual(NEXT.shown);
});

test('the names in each receipt are those of its own notice version', async () => {
  const candour = await rebuilt();
  const [gone = ''] = MANIFEST.services;
  const response = await sendReceipt(candour, about(NEXT, { action: 'choose', granted: gone }));
  expect([response.status, await reasonOf(response)]).toEqual([400, 'unfit']);
});

test('the receipt that follows a rebuild notices it, before any job', async () => {
  const { file, write } = manifestFile();
  const candour = await openAsking({ manifest: file });
  expect((await sendReceipt(candour, about(NEXT))).status).toBe(409);
  write(NEXT);
  expect((await sendReceipt(candour, about(NEXT))).status).toBe(204);
});

test('a rebuild that changes nothing people see adds nothing to the archive', async () => {
  const { file, write } = manifestFile();
  const candour = await openAsking({ manifest: file });
  for (const origins of [[], ['https://shop.clinic.example']]) {
    await candour.round();
    write({ ...MANIFEST, origins });
  }
  await candour.round();
  expect(rows(candour, 'SELECT row FROM consent_notice_versions')).toHaveLength(1);
});

test('a receipt has the cookie policy that was in force when the choice was made', async () => {
  const { file, write } = manifestFile();
  const candour = await openAsking({ manifest: file, at: '2026-11-01T00:00:00Z' });
  for (const [day, version] of [
    ['01', 'first'],
    ['10', 'second'],
    ['20', 'first'],
  ] as const) {
    candour.clock.set(`2026-11-${day}T00:00:00Z`);
    write(manifestOf({ cookiePolicy: { version, hash: 'e'.repeat(64) } }));
    await candour.round();
  }
  for (const [number, at] of ['2026-10-30', '2026-11-05', '2026-11-15', '2026-11-20'].entries()) {
    const receipt = { ...grant, at: `${at}T10:00:00Z`, number: String(number).repeat(16) };
    candour.clock.set('2026-11-21T00:00:00Z');
    expect((await sendReceipt(candour, receipt)).status).toBe(204);
  }
  const versions = (await candour.store.receipts({ id: ID })).map(({ cookiePolicy }) => cookiePolicy.version);
  expect(versions).toEqual(['first', 'first', 'second', 'first']);
});

test('reads the manifest of a site that release 0.1.0 built', async () => {
  const { noticeHash, ...others } = MANIFEST;
  const candour = await openAsking({ manifest: manifestFile({ texts: noticeHash, ...others }).file });
  expect((await sendReceipt(candour, grant)).status).toBe(204);
});

test('the last valid manifest is used while it is missing or damaged, and the log says so once', async () => {
  const { file, write } = manifestFile();
  const candour = await openAsking({ manifest: file });
  await candour.round();
  const damaged = ['', '{', '7', '[]', { ...MANIFEST, noticeHash: 'x' }, { ...MANIFEST, origins: ['/'] }];
  for (const [index, content] of damaged.entries()) {
    write(content);
    const number = String(index).repeat(16);
    expect((await sendReceipt(candour, { ...grant, number })).status).toBe(204);
    expect((await visit(candour, '/')).status).toBe(204);
  }
  expect(candour.logged.filter(({ event }) => event === 'site.file-invalid')).toHaveLength(6);
  rmSync(file);
  expect((await sendReceipt(candour, { ...grant, number: 'a'.repeat(16) })).status).toBe(204);
});

test('an unknown receipt is deferred and not refused while no valid manifest has been read', async () => {
  const { file, write } = manifestFile('a build of another release');
  const candour = await openAsking({ manifest: file });
  const status = async () => {
    const { status, headers } = await sendReceipt(candour, about(NEXT));
    return [status, headers.get('retry-after')];
  };
  expect(await status()).toEqual([503, '120']);
  write(MANIFEST);
  expect(await status()).toEqual([409, null]);
  write('damaged');
  expect(await status()).toEqual([503, '120']);
  rmSync(file);
  expect(await status()).toEqual([503, '120']);
  write(NEXT);
  expect(await status()).toEqual([204, null]);
  expect(rows(candour, 'SELECT id FROM consent_receipts')).toHaveLength(1);
});

test('a site that no longer asks accepts no receipts, and logs nothing about it', async () => {
  const { file, write } = manifestFile();
  const candour = await openAsking({ manifest: file });
  expect((await sendReceipt(candour, grant)).status).toBe(204);
  write(null);
  expect((await sendReceipt(candour, { ...grant, number: '1'.repeat(16) })).status).toBe(404);
  expect((await visit(candour, '/')).status).toBe(404);
  expect(candour.logged.map(({ event }) => event)).toEqual(['http.request', 'http.request', 'http.request']);
});

test('words that do not match their hash are reported to the operator', async () => {
  const { question, buttons } = MANIFEST.shown;
  const right = await openAsking({
    manifest: manifestFile({ ...MANIFEST, shown: { question, buttons } }).file,
  });
  await right.round();
  expect(right.logged).toEqual([]);
  const wrong = await openAsking({
    manifest: manifestFile({ ...MANIFEST, shown: { question: 'Other words' } }).file,
  });
  await wrong.round();
  expect(wrong.logged.map(({ event }) => event)).toEqual(['consent.manifest-hash-mismatch']);
});

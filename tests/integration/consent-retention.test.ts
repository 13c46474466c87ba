import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { MINUTE } from '../../api/base/calendar.ts';
import {
  grant,
  MANIFEST,
  manifestFile,
  manifestOf,
  openAsking,
  OTHER_ID,
  refusal,
  sendReceipt,
  visit,
} from '../support/consent.ts';
import type { Candour } from '../support/candour.ts';
import { databaseBytes, dataFolder, rows } from '../support/visit.ts';

/** Receipts are kept unchanged for as long as the clinic says, and not a day longer. */

/** A direct connection to the database. */
function byHand({ dataDir }: Candour): (sql: string) => void {
  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  onTestFinished(() => {
    db.close();
  });
  return (sql) => {
    db.exec(sql);
  };
}

test.each([
  ["UPDATE consent_receipts SET granted = '[]'", 'never changed'],
  ["UPDATE consent_receipts SET action = 'accept-all' WHERE id = 'refused'", 'never changed'],
  ['DELETE FROM consent_receipts', 'retention alone'],
  ["DELETE FROM consent_receipts WHERE id = 'refused'", 'retention alone'],
  ['INSERT OR REPLACE INTO consent_receipts SELECT * FROM consent_receipts', 'never replaced'],
  [
    `INSERT OR REPLACE INTO consent_receipts SELECT row + 9, received_at, made_at, id, 'withdraw', notice_version, '[]',
     counter, signal, site, number FROM consent_receipts`,
    'never replaced',
  ],
  ["UPDATE consent_notices SET shown = '{}'", 'never changed'],
  ['UPDATE consent_notice_versions SET revision = 1', 'never changed'],
  ['DELETE FROM consent_notice_versions', 'FOREIGN KEY'],
  ['DELETE FROM consent_notices', 'FOREIGN KEY'],
])('the database itself refuses: %s', async (sql, why) => {
  const candour = await openAsking();
  await sendReceipt(candour, grant);
  await sendReceipt(candour, refusal);
  const before = rows(candour, 'SELECT * FROM consent_receipts');
  expect(before).toHaveLength(2);
  expect(() => {
    byHand(candour)(sql);
  }).toThrow(why);
  expect(rows(candour, 'SELECT * FROM consent_receipts')).toEqual(before);
});

test('a receipt is erased with its bytes on the day its months are over, and one of the next day stays', async () => {
  const candour = await openAsking({ dataDir: dataFolder(), at: '2024-11-22T23:59:00Z' });
  await sendReceipt(candour, { ...grant, at: '2024-11-22T10:00:00Z' });
  candour.clock.advance(MINUTE);
  await sendReceipt(candour, { ...grant, id: OTHER_ID, at: '2024-11-22T10:00:00Z' });
  candour.clock.set('2026-11-22T23:59:00Z');
  await candour.round();
  expect(await candour.store.receipts({})).toHaveLength(2);
  candour.clock.advance(MINUTE);
  await candour.round();
  expect((await candour.store.receipts({})).map(({ id }) => id)).toEqual([OTHER_ID]);
  expect(rows(candour, 'SELECT * FROM consent_erasure')).toEqual([]);
  expect(candour.logged).toContainEqual({ event: 'consent.receipts-erased', details: { receipts: 1 } });
  // Erased data is overwritten once the write-ahead log is back in the database.
  await candour.close();
  const bytes = databaseBytes(candour);
  expect([bytes.includes(OTHER_ID), bytes.includes(grant.id)]).toEqual([true, false]);
});

test('receipts of a site that no longer asks are erased when their months are over', async () => {
  const { file, write } = manifestFile();
  const candour = await openAsking({ manifest: file, at: '2024-11-22T10:00:00Z' });
  await sendReceipt(candour, { ...grant, at: '2024-11-22T10:00:00Z' });
  write(null);
  candour.clock.set('2026-11-22T12:00:00Z');
  await candour.round();
  expect(await candour.store.receipts({})).toHaveLength(1);
  candour.clock.set('2026-11-23T12:00:00Z');
  await candour.round();
  expect(await candour.store.receipts({})).toEqual([]);
});

test('words are kept while a receipt can refer to them, and the current words permanently', async () => {
  const { file, write } = manifestFile();
  const candour = await openAsking({ manifest: file, at: '2025-02-20T10:00:00Z' });
  await candour.round();
  const unnamed = manifestOf({ revision: 2 }, 'Nobody answered this');
  const present = manifestOf({ revision: 3 }, 'And this is asked now');
  const hashes = () =>
    rows(candour, 'SELECT notice_hash FROM consent_notice_versions ORDER BY row').map(
      (row) => row['notice_hash'],
    );
  for (const [at, manifest] of [
    ['2025-03-01T10:00:00Z', unnamed],
    ['2025-04-01T10:00:00Z', present],
  ] as const) {
    candour.clock.set(at);
    write(manifest);
    await candour.round();
  }
  candour.clock.set('2025-05-01T10:00:00Z');
  await sendReceipt(candour, { ...grant, at: '2025-02-20T10:00:00Z' });
  for (const [at, left] of [
    ['2027-04-01T10:00:00Z', [MANIFEST.noticeHash, unnamed.noticeHash, present.noticeHash]],
    ['2027-04-02T10:00:00Z', [MANIFEST.noticeHash, present.noticeHash]],
    ['2027-05-01T10:00:00Z', [MANIFEST.noticeHash, present.noticeHash]],
    ['2027-05-02T10:00:00Z', [present.noticeHash]],
    ['2040-01-01T10:00:00Z', [present.noticeHash]],
  ] as const) {
    candour.clock.set(at);
    await candour.round();
    expect(hashes(), at).toEqual(left);
    expect(rows(candour, 'SELECT notice_hash FROM consent_notices'), at).toHaveLength(left.length);
  }
});

test('visits are deleted after 25 months, and the counts of a client after its hour', async () => {
  const candour = await openAsking({ at: '2024-10-21T10:20:00Z' });
  await visit(candour, '/');
  candour.clock.advance(30 * MINUTE);
  await candour.round();
  expect(rows(candour, 'SELECT count FROM rate_limits')).toHaveLength(1);
  candour.clock.advance(10 * MINUTE);
  await candour.round();
  expect(rows(candour, 'SELECT count FROM rate_limits')).toEqual([]);
  candour.clock.set('2026-11-21T12:00:00Z');
  await candour.round();
  expect(rows(candour, 'SELECT count FROM visits')).toHaveLength(1);
  candour.clock.set('2026-11-22T12:00:00Z');
  await candour.round();
  expect(rows(candour, 'SELECT count FROM visits')).toEqual([]);
});

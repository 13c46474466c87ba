import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY } from '../../api/base/calendar.ts';
import { eraseClosed } from '../../api/casework/erase-closed.ts';
import { BATCH } from '../../api/store/in-batches.ts';
import { entered } from '../support/case.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { grant, openAsking, sendReceipt } from '../support/consent.ts';
import { openCandour, rows } from '../support/visit.ts';

/** Erasing many cases takes long, so it runs in small transactions, and requests are served between them. */

const LONG_AGO = '2016-01-04';

/** Many cases that were closed long ago, most of them on one day. */
async function closedCases(candour: Candour, count: number): Promise<void> {
  for (let number = 0; number < count; number++) await entered(candour, { name: `Patient ${number}` });
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'));
  db.exec(`UPDATE requests SET received_on = '${LONG_AGO}', closed_on = '${LONG_AGO}'`);
  db.close();
}

test('closed cases are erased fifty at a time, and a request is accepted in between', async () => {
  const candour = await openCandour();
  await closedCases(candour, 130);
  const erase = vi.spyOn(candour.store, 'erase');
  const read = vi.spyOn(candour.store, 'closedBy');
  let erasedWhenTaken = -1;
  const erasing = eraseClosed({ ...candour, retention: candour.messages.clinic.retention });
  const taken = candour.post(addresses.api.form('access'), validAccess).then((response) => {
    erasedWhenTaken = rows(candour, 'SELECT id FROM requests WHERE erased_at IS NOT NULL').length;
    return response;
  });
  expect(await erasing).toBe(130);
  expect((await taken).status).toBe(303);
  expect(erasedWhenTaken).toBeGreaterThanOrEqual(0);
  expect(erasedWhenTaken).toBeLessThan(130);
  expect(erase.mock.calls.map(([ids]) => ids.length)).toEqual([50, 50, 30]);
  for (const result of read.mock.settledResults)
    expect((result.value as unknown[]).length).toBeLessThanOrEqual(50);
  expect(rows(candour, "SELECT id FROM events WHERE event = 'case.erased'")).toHaveLength(130);
});

test('cases that are kept for longer do not stop those after them, and are read once', async () => {
  const candour = await openCandour();
  await closedCases(candour, 120);
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'));
  // A complaint is kept for longer than other requests of this clinic.
  db.exec(`UPDATE requests SET kind = 'complaint', closed_on = '2022-12-01' WHERE rowid <= 60`);
  db.exec(`UPDATE requests SET closed_on = '2022-12-02' WHERE rowid > 60`);
  db.close();
  candour.messages.clinic = {
    ...candour.messages.clinic,
    retention: { ...candour.messages.clinic.retention, complaintYears: 10, requestYears: 2 },
  };
  const read = vi.spyOn(candour.store, 'closedBy');
  expect(await eraseClosed({ ...candour, retention: candour.messages.clinic.retention })).toBe(60);
  expect(
    rows(candour, "SELECT id FROM requests WHERE kind = 'complaint' AND erased_at IS NULL"),
  ).toHaveLength(60);
  expect(read.mock.calls).toHaveLength(4);
  expect(await eraseClosed({ ...candour, retention: candour.messages.clinic.retention })).toBe(0);
});

test('data erased by a batch is gone from the disk, even if a later batch fails', async () => {
  const candour = await openCandour();
  await closedCases(candour, 60);
  const overwritten = vi.spyOn(candour.store, 'overwriteErased');
  const erase = candour.store.erase.bind(candour.store);
  let batches = 0;
  candour.store.erase = (ids, now) =>
    ++batches === 2 ? Promise.reject(new Error('The disk is gone')) : erase(ids, now);
  await expect(eraseClosed({ ...candour, retention: candour.messages.clinic.retention })).rejects.toThrow(
    'The disk is gone',
  );
  expect(overwritten).toHaveBeenCalledOnce();
  expect(rows(candour, 'SELECT id FROM requests WHERE erased_at IS NOT NULL')).toHaveLength(50);
  candour.store.erase = erase;
  expect(await eraseClosed({ ...candour, retention: candour.messages.clinic.retention })).toBe(10);
});

test('old receipts are erased in batches, and a receipt is accepted in between', async () => {
  const candour = await openAsking();
  expect((await sendReceipt(candour, grant)).status).toBe(204);
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'));
  db.exec(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${BATCH * 2 + 10})
     INSERT INTO consent_receipts (received_at, made_at, id, action, notice_version, granted, counter, signal, site)
     SELECT i, i, 'refused', 'reject-all', 1, '[]', 'off', 'none', 'localhost' FROM n`,
  );
  db.close();
  const left: number[] = [];
  const erasing = candour.store.eraseReceipts(candour.clock.now() - DAY);
  const sent = sendReceipt(candour, { ...grant, number: 'f'.repeat(16) }).then((response) => {
    left.push(rows(candour, 'SELECT row FROM consent_receipts').length);
    return response.status;
  });
  expect(await erasing).toBe(BATCH * 2 + 10);
  expect(await sent).toBe(204);
  expect(left[0]).toBeGreaterThan(2);
  expect(rows(candour, 'SELECT row FROM consent_receipts')).toHaveLength(2);
  expect(rows(candour, 'SELECT * FROM consent_erasure')).toEqual([]);
});

import { expect, test } from 'vitest';
import type { NewReceipt, NoticeVersion } from '../../api/domain/consent.ts';
import { newPlace, openAt } from '../support/contract-store.ts';

const version: NoticeVersion = {
  revision: 1,
  noticeHash: 'a'.repeat(64),
  shown: { question: 'May we?' },
  cookiePolicy: { version: '2026-11-22', hash: 'c'.repeat(64) },
  services: ['maps'],
  counter: null,
  retentionMonths: 24,
};

const receipt = (number: string, receivedAt = 2000): NewReceipt => ({
  id: 'id',
  action: 'accept-all',
  madeAt: 1500,
  receivedAt,
  granted: ['maps'],
  counter: 'none',
  signal: 'none',
  site: 'localhost',
  revision: 1,
  noticeHash: version.noticeHash,
  number,
});

const limit = { client: Buffer.from('client'), hour: 0, most: 3 };
const fits = () => true;

test('a receipt is kept once, and belongs to the words that were shown', async () => {
  const store = await openAt(await newPlace());
  expect(await store.keepReceipt(receipt('1'), fits, limit)).toBe('stale');
  await Promise.all([1, 2, 3].map(() => store.keepNoticeVersion(version, 1000)));
  expect(await store.latestNoticeVersion()).toMatchObject({ row: 1, revision: 1, services: ['maps'] });
  expect(await store.keepReceipt(receipt('1'), () => false, limit)).toBe('unfit');
  const kept = await Promise.all([1, 2, 3].map(() => store.keepReceipt(receipt('1'), fits, limit)));
  expect(kept.toSorted()).toEqual(['kept', 'repeated', 'repeated']);
  expect(await store.receipts({ id: 'id' })).toMatchObject([
    { id: 'id', granted: ['maps'], receivedAt: 2000, revision: 1, noticeHash: version.noticeHash },
  ]);
  expect(await store.shownNotice(version.noticeHash)).toEqual({ question: 'May we?' });
  expect(await store.receiptFigures(0)).toEqual({ count: 1, last: 2000 });
});

test('receipts of a client are limited exactly, however many arrive at one moment', async () => {
  const store = await openAt(await newPlace());
  await store.keepNoticeVersion(version, 1000);
  const kept = await Promise.all(
    Array.from({ length: 8 }, (_, index) => store.keepReceipt(receipt(String(index)), fits, limit)),
  );
  expect(kept.filter((it) => it === 'kept')).toHaveLength(3);
  expect(await store.isExhausted(limit)).toBe(true);
  expect(await store.consume(limit)).toBe(false);
  await store.forgetRateLimits(1);
  expect(await store.isExhausted(limit)).toBe(false);
});

test('of receipts, only old ones go, and with them the words that nobody names any more', async () => {
  const store = await openAt(await newPlace());
  await store.keepNoticeVersion(version, 1000);
  const many = { ...limit, most: 100 };
  for (const [number, receivedAt] of [
    ['1', 2000],
    ['2', 3000],
  ] as const)
    await store.keepReceipt(receipt(number, receivedAt), fits, many);
  const next = { ...version, noticeHash: 'b'.repeat(64), revision: 2 };
  await store.keepNoticeVersion(next, 3500);
  expect(await store.eraseReceipts(2500)).toBe(1);
  expect(await store.receipts({})).toHaveLength(1);
  expect(await store.shownNotice(version.noticeHash)).toBeDefined();
  expect(await store.eraseReceipts(4000)).toBe(1);
  expect(await store.shownNotice(version.noticeHash)).toBeUndefined();
  expect(await store.latestNoticeVersion()).toMatchObject({ revision: 2 });
});

test('visits are counted by day and page, the most visited first', async () => {
  const store = await openAt(await newPlace());
  const many = { ...limit, most: 100 };
  for (const page of ['/b/', '/a/', '/B/', '/b/']) await store.countVisit('2026-11-22', page, many);
  expect(await store.visits('2026-11-01', '2026-11-30')).toEqual([
    { page: '/b/', count: 2 },
    { page: '/B/', count: 1 },
    { page: '/a/', count: 1 },
  ]);
  await store.forgetVisits('2026-11-23');
  expect(await store.visits('2026-11-01', '2026-11-30')).toEqual([]);
});

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { addDays, DAY, MINUTE, SECOND } from '../../api/base/calendar.ts';
import { listedUntil } from '../../api/domain/deadline/bank-holidays.ts';
import { openStore } from '../../api/store/open-store.ts';
import { recorded, entered } from '../support/case.ts';
import type { Candour, CandourOptions } from '../support/candour.ts';
import {
  grant,
  ID,
  manifestFile,
  openAsking as openAskingSite,
  refusal,
  sendReceipt,
} from '../support/consent.ts';
import { fileMany, openCandour, confirmWith, rows, tokenIn } from '../support/visit.ts';
import { BUILT_FOR } from '../support/build-sites.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const TOKEN = 'a-token-of-the-monitor';
const open = (options: CandourOptions = {}) => openCandour({ healthToken: TOKEN, ...options });
const openAsking = (options: CandourOptions = {}) => openAskingSite({ healthToken: TOKEN, ...options });

/** The health check. An answer is cached for five seconds. */
const health = async (candour: Candour) => {
  const response = await candour.get(addresses.health, { authorization: `Bearer ${TOKEN}` });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
};

const publicly = async (candour: Candour, headers: Record<string, string> = {}) => {
  const response = await candour.get(addresses.health, headers);
  return [response.status, await response.text()];
};

const OK = [200, '{"status":"ok"}'];
const UNAVAILABLE = [503, '{"status":"unavailable"}'];
const UNAUTHORISED = [401, '{"status":"unauthorised"}'];

test('the public answer is one word, whatever people do', async () => {
  const candour = await openAsking({ mailbox: true });
  expect(await publicly(candour)).toEqual(OK);
  await fileMany(candour, 2);
  await candour.round();
  await sendReceipt(candour, grant);
  candour.clock.advance(400 * DAY);
  expect(await publicly(candour)).toEqual(OK);
  expect(await publicly(candour, { 'x-forwarded-for': '127.0.0.1' })).toEqual(OK);
  const response = await candour.get(addresses.health);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test.each([
  'Bearer wrong',
  'Bearer ',
  `bearer ${TOKEN}x`,
  `Bearer ${TOKEN.toUpperCase()}`,
  `Bearer ${'x'.repeat(8000)}`,
])('the token “%s” is refused', async (authorization) => {
  const candour = await open();
  expect(await publicly(candour, { authorization })).toEqual(UNAUTHORISED);
});

test('no token gets the figures if none is set', async () => {
  const candour = await openCandour();
  for (const authorization of ['Bearer ', 'Bearer undefined', `Bearer ${TOKEN}`])
    expect(await publicly(candour, { authorization })).toEqual(UNAUTHORISED);
  // A proxy in front does that.
  expect(await publicly(candour, { authorization: 'Basic cm9iaW46cm9iaW4=' })).toEqual(OK);
});

test('a store that can be read but not written is unavailable, and is available again afterwards', async () => {
  const candour = await open();
  const fault = Object.assign(new Error('database or disk is full'), {
    code: 'ERR_SQLITE_ERROR',
    errcode: 13,
  });
  const probe = vi.spyOn(candour.store, 'probe').mockRejectedValue(fault);
  expect(await publicly(candour)).toEqual(UNAVAILABLE);
  expect(await publicly(candour, { authorization: `Bearer ${TOKEN}` })).toEqual(UNAVAILABLE);
  expect(candour.logged.filter(({ event }) => event === 'store.unavailable')).toHaveLength(1);
  probe.mockRestore();
  expect(await publicly(candour)).toEqual(UNAVAILABLE);
  candour.clock.advance(5 * SECOND);
  expect(await publicly(candour)).toEqual(OK);
});

test('the store is queried once in five seconds, however many ask', async () => {
  const candour = await open();
  const probe = vi.spyOn(candour.store, 'probe');
  const counts = vi.spyOn(candour.store, 'health');
  const authorization = `Bearer ${TOKEN}`;
  const ask = () =>
    Promise.all(
      Array.from({ length: 50 }, (_, number) => publicly(candour, number % 2 ? {} : { authorization })),
    );
  await ask();
  candour.clock.advance(5 * SECOND - 1);
  await ask();
  expect([probe.mock.calls.length, counts.mock.calls.length]).toEqual([1, 1]);
  candour.clock.advance(1);
  await ask();
  expect([probe.mock.calls.length, counts.mock.calls.length]).toEqual([2, 2]);
  // A clock that was set back must not keep an answer for ever.
  candour.clock.advance(-DAY);
  await ask();
  expect(probe).toHaveBeenCalledTimes(3);
});

test('the check writes one row, the same one each time', async () => {
  const candour = await open();
  for (let time = 0; time < 3; time++) {
    candour.clock.advance(MINUTE);
    await publicly(candour);
  }
  expect(rows(candour, 'SELECT * FROM health_probe')).toEqual([{ id: 1, at: candour.clock.now() }]);
});

test('a server without any data reports zeros', async () => {
  expect(await health(await open())).toEqual({
    ready: true,
    requests: { stored: 0, unconfirmed: 0, open: 0, overdue: 0 },
    mail: { waiting: 0, deadLettered: 0, bounced: 0, oldestWaitingSeconds: 0 },
    site: { builtFor: BUILT_FOR, nextChange: '2027-01-10', stale: false },
    consent: { asks: true, receiptsToday: 0, refusedToday: 0 },
    servers: { running: 0, sitesDiffer: false },
    clock: { state: 'plausible' },
    policies: { outdated: [] },
    bankHolidays: { listedUntil, endSoon: false },
  });
});

test.each([
  ['2026-11-21T23:59:59Z', true],
  ['2026-11-22T00:00:00Z', false],
  ['2027-01-09T23:59:59Z', false],
  ['2027-01-10T00:00:00Z', true],
])('at %s, it is %s that the site of 22 November shows what does not apply', async (at, stale) => {
  const { site } = await health(await open({ at }));
  expect(site).toMatchObject({ builtFor: BUILT_FOR, stale });
});

test('counts the servers on the database, and says when one of them has another site', async () => {
  const candour = await open();
  await candour.round();
  const servers = async () => (await health(candour))['servers'];
  expect(await servers()).toEqual({ running: 1, sitesDiffer: false });
  const other = await openStore(candour.dataDir, candour.messages.keys);
  onTestFinished(() => other.close());
  await other.checkIn({ site: 'another', keyIds: ['k1'] }, candour.clock.now());
  candour.clock.advance(MINUTE);
  await candour.round();
  expect(await servers()).toEqual({ running: 2, sitesDiffer: true });
  candour.clock.advance(MINUTE);
  await candour.round();
  expect(candour.logged.filter(({ event }) => event === 'site.differs')).toHaveLength(1);
  await other.checkOut();
  candour.clock.advance(MINUTE);
  expect(await servers()).toEqual({ running: 1, sitesDiffer: false });
});

test('counts today’s receipts and the refused ones, and gives the age of the last', async () => {
  const candour = await openAsking({ at: '2026-11-22T23:58:00Z' });
  const consent = async () => (await health(candour))['consent'];
  const at = { at: '2026-11-22T23:57:00Z' };
  for (const fields of [
    grant,
    refusal,
    { ...refusal, noticeHash: '0'.repeat(64) },
    { ...refusal, counter: 'x' },
  ])
    await sendReceipt(candour, { ...fields, ...at });
  candour.clock.advance(MINUTE);
  expect(await consent()).toEqual({
    asks: true,
    receiptsToday: 2,
    refusedToday: 2,
    lastReceiptSeconds: 60,
  });
  const other = new DatabaseSync(join(candour.dataDir, 'candour.db'));
  other.exec('BEGIN EXCLUSIVE');
  expect((await sendReceipt(candour, { ...refusal, ...at })).status).toBe(503);
  other.close();
  candour.clock.advance(5 * SECOND);
  expect(await consent()).toMatchObject({ receiptsToday: 2, refusedToday: 3 });
  candour.clock.advance(MINUTE - 5 * SECOND);
  expect(await consent()).toEqual({
    asks: true,
    receiptsToday: 0,
    refusedToday: 0,
    lastReceiptSeconds: 120,
  });
});

test('a site that asks for nothing refuses nothing', async () => {
  const candour = await openAsking({ manifest: manifestFile(null).file });
  expect((await sendReceipt(candour, grant)).status).toBe(404);
  expect((await health(candour))['consent']).toEqual({ asks: false, receiptsToday: 0, refusedToday: 0 });
});

test('counts cases past their day, except those that wait for somebody else', async () => {
  const candour = await open();
  for (const name of ['Late', 'Waits']) await entered(candour, { name });
  const [, waits] = await candour.store.openCases();
  if (!waits) throw new Error('There is no second case');
  await recorded(candour, waits, 'case.identity-requested', { notified: true, reason: 'Please call.' });
  const overdue = async () => (await health(candour))['requests'];
  candour.clock.set('2026-12-21T23:59:59Z');
  expect(await overdue()).toMatchObject({ open: 2, overdue: 0 });
  candour.clock.set('2026-12-22T00:00:04Z');
  expect(await overdue()).toMatchObject({ open: 2, overdue: 1 });
});

test('counts what is stored, waiting and dead-lettered, and gives the age of the oldest', async () => {
  const candour = await open();
  await fileMany(candour, 3);
  candour.outcomes.push(
    { kind: 'dead-letter', reason: 'validation_error (422)' },
    { kind: 'retry', mayHaveArrived: false, after: undefined, reason: 'test' },
  );
  await candour.round();
  candour.clock.advance(10 * MINUTE);
  expect(await health(candour)).toMatchObject({
    requests: { stored: 3, unconfirmed: 3, open: 3, overdue: 0 },
    mail: { waiting: 2, deadLettered: 1, oldestWaitingSeconds: 600 },
  });
  await candour.round();
  candour.clock.advance(5 * SECOND);
  await confirmWith(candour, tokenIn(candour.sent.at(-1)?.message));
  // The email to the team.
  expect(await health(candour)).toMatchObject({
    requests: { stored: 3, unconfirmed: 2 },
    mail: { waiting: 1, deadLettered: 1, oldestWaitingSeconds: 0 },
  });
});

test('has no personal data', async () => {
  const candour = await openAsking();
  await fileMany(candour, 2);
  await candour.round();
  expect((await sendReceipt(candour, grant)).status).toBe(204);
  const text = JSON.stringify(await health(candour));
  expect(text).not.toMatch(/patient|example|robin|google/i);
  expect(text).not.toContain(ID);
  const reference = /\((\w{8})\)/.exec(candour.sent[0]?.message.subject ?? '')?.[1] ?? '';
  expect(reference).toHaveLength(8);
  expect(text).not.toContain(reference);
});

test('warns half a year before the list of bank holidays ends', async () => {
  const candour = await open({ at: `${addDays(listedUntil, -180)}T10:00:00Z` });
  expect(await health(candour)).toMatchObject({ bankHolidays: { endSoon: true } });
});

test('reports that the site is stale from the day on which another version of a policy applies', async () => {
  const candour = await open({ at: '2027-01-09T23:59:55Z' });
  expect(await health(candour)).toMatchObject({ site: { nextChange: '2027-01-10', stale: false } });
  candour.clock.advance(5 * SECOND);
  expect(await health(candour)).toMatchObject({ site: { nextChange: '2027-01-10', stale: true } });
});

test('is under the base path if there is one', async () => {
  const candour = await open({ site: 'underPath' });
  expect(await health(candour)).toMatchObject({ ready: true });
  expect((await candour.app.request('http://localhost:4310/healthz')).status).toBe(404);
});

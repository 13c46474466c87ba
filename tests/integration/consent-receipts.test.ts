import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, HOUR, SECOND } from '../../api/base/calendar.ts';
import {
  CLINIC_SITE,
  grant,
  ID,
  MANIFEST,
  openAsking,
  OTHER_ID,
  reasonOf,
  refusal,
  sendReceipt,
} from '../support/consent.ts';
import { databaseBytes, dataFolder, openCandour, rows } from '../support/visit.ts';

/** A choice about cookies is kept as proof: what was shown and what was chosen, without who chose. */

const KEPT = 'SELECT * FROM consent_receipts ORDER BY row';

test('a grant is kept with its time, its words, its policy and what was chosen', async () => {
  const candour = await openAsking();
  const response = await sendReceipt(candour, grant);
  expect([response.status, await response.text()]).toEqual([204, '']);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('set-cookie')).toBeNull();
  expect(await candour.store.receipts({})).toEqual([
    {
      id: ID,
      action: 'accept-all',
      madeAt: Date.parse('2026-11-22T09:59:58Z'),
      receivedAt: Date.parse('2026-11-22T10:00:00Z'),
      granted: ['google-analytics', 'street-map'],
      counter: 'on',
      signal: 'none',
      site: 'localhost:4310',
      revision: MANIFEST.revision,
      noticeHash: MANIFEST.noticeHash,
      cookiePolicy: MANIFEST.cookiePolicy,
    },
  ]);
  expect(await candour.store.shownNotice(MANIFEST.noticeHash)).toEqual(MANIFEST.shown);
});

test('a receipt of a page of release 0.1.0, which calls the hash “texts”, is kept', async () => {
  const candour = await openAsking();
  const { noticeHash, ...others } = grant;
  expect((await sendReceipt(candour, { ...others, texts: noticeHash })).status).toBe(204);
  expect(await candour.store.receipts({})).toMatchObject([{ noticeHash: MANIFEST.noticeHash }]);
});

test('a refusal is kept without anything specific to one person', async () => {
  const candour = await openAsking();
  expect((await sendReceipt(candour, { ...refusal, signal: 'gpc' })).status).toBe(204);
  expect((await sendReceipt(candour, { ...refusal, signal: 'gpc' })).status).toBe(204);
  const [first, second] = rows(candour, KEPT);
  expect(first).toMatchObject({ id: 'refused', number: null, granted: '[]', signal: 'gpc' });
  expect({ ...second, row: 1 }).toEqual(first);
});

test('a choice sent twice is kept once, and a second choice of the same person is kept as well', async () => {
  const candour = await openAsking();
  for (const fields of [grant, grant, { ...grant, id: ID.toUpperCase() }])
    expect((await sendReceipt(candour, fields)).status).toBe(204);
  expect(rows(candour, KEPT)).toHaveLength(1);
  const withdrawal = { ...grant, action: 'withdraw', granted: '', number: 'f'.repeat(16) };
  expect((await sendReceipt(candour, withdrawal)).status).toBe(204);
  expect((await sendReceipt(candour, { ...grant, id: OTHER_ID })).status).toBe(204);
  const ids = rows(candour, KEPT).map(({ id, granted }) => [id, granted]);
  expect(ids).toEqual([
    [ID, '["google-analytics","street-map"]'],
    [ID, '[]'],
    [OTHER_ID, '["google-analytics","street-map"]'],
  ]);
});

test('a repeated number never changes what was kept', async () => {
  const candour = await openAsking();
  const withdrawal = { ...grant, action: 'withdraw', granted: '' };
  await sendReceipt(candour, withdrawal);
  expect((await sendReceipt(candour, grant)).status).toBe(204);
  expect(rows(candour, KEPT).map(({ granted }) => granted)).toEqual(['[]']);
});

const refusedBodies: [what: string, fields: Record<string, string>, reason: string][] = [
  ['an unknown service', { ...grant, action: 'choose', granted: 'facebook-pixel' }, 'unfit'],
  ['an unknown service beside a known one', { ...grant, action: 'choose', granted: 'street-map,x' }, 'unfit'],
  ['“all” without all services', { ...grant, granted: 'street-map' }, 'unfit'],
  ['no choice for a counter that exists', { ...grant, counter: 'none' }, 'unfit'],
  ['an unknown action', { ...grant, action: 'accept' }, 'malformed'],
  ['an id that is not random', { ...grant, id: '00000000-0000-1000-8000-000000000000' }, 'malformed'],
  ['an address as id', { ...grant, id: 'robin@patient.example' }, 'malformed'],
  ['an unknown field', { ...grant, agent: 'Mozilla/5.0' }, 'malformed'],
  ['a field that every object inherits', { ...grant, constructor: 'x' }, 'malformed'],
  ['a revision that is not a number', { ...grant, revision: '1e9' }, 'malformed'],
  ['a hash that is too short', { ...grant, noticeHash: 'abc' }, 'malformed'],
  ['a hash under both of its names', { ...grant, texts: grant.noticeHash }, 'malformed'],
  ['a day without its time', { ...grant, at: '2026-11-22' }, 'malformed'],
  ['parts of a second', { ...grant, at: '2026-11-22T09:59:58.123Z' }, 'malformed'],
  ['a day that does not exist', { ...grant, at: '2026-02-30T09:59:58Z' }, 'malformed'],
  ['a number that is too long', { ...grant, number: '0'.repeat(17) }, 'malformed'],
  ['nothing', {}, 'malformed'],
  ['a grant without an id', { ...refusal, action: 'choose', granted: 'street-map' }, 'contradiction'],
  ['a grant without an id, with a number', { ...grant, id: 'refused' }, 'contradiction'],
  ['a refusal with an id', { ...grant, action: 'reject-all', granted: '' }, 'contradiction'],
  ['a refusal with a number', { ...refusal, number: grant.number }, 'contradiction'],
  ['“reject all” that grants', { ...grant, action: 'reject-all' }, 'contradiction'],
  ['a withdrawal that grants', { ...grant, action: 'withdraw' }, 'contradiction'],
  ['a withdrawal without an id', { ...refusal, action: 'withdraw' }, 'contradiction'],
  ['the same service twice', { ...grant, granted: 'street-map,street-map' }, 'contradiction'],
  ['a counter switched on that is off', { ...refusal, action: 'counter-on' }, 'contradiction'],
  ['a counter switched off that is on', { ...grant, action: 'counter-off' }, 'contradiction'],
];

test.each(refusedBodies)('%s is refused with a reason, and leaves no trace', async (_, fields, reason) => {
  const candour = await openAsking();
  const response = await sendReceipt(candour, fields);
  expect(response.status).toBe(400);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const { error } = (await response.json()) as { error: { reason: string; body: string } };
  expect(error.reason).toBe(reason);
  expect(error.body).toMatch(/^\p{Lu}.*\.$/u);
  expect(rows(candour, KEPT)).toEqual([]);
  const refused = candour.logged.filter(({ event }) => event === 'consent.receipt-refused');
  expect(refused).toEqual([{ event: 'consent.receipt-refused', details: { reason } }]);
});

test('a repeated field is refused, whichever it is', async () => {
  const candour = await openAsking();
  for (const [name, value] of Object.entries(grant)) {
    const body = `${new URLSearchParams(grant).toString()}&${name}=${encodeURIComponent(value)}`;
    const response = await candour.app.request(`http://localhost:4310${addresses.api.consent}`, {
      method: 'POST',
      body,
      headers: { origin: 'http://localhost:4310', 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([name, response.status, await reasonOf(response)]).toEqual([name, 400, 'malformed']);
  }
  expect(rows(candour, KEPT)).toEqual([]);
});

test('a receipt with a time that cannot be right is kept with the time at which it came', async () => {
  const candour = await openAsking();
  const now = candour.clock.now();
  const kept = async (at: number) => {
    const sent = await sendReceipt(candour, { ...refusal, at: new Date(at).toISOString() });
    expect(sent.status).toBe(204);
    return (await candour.store.receipts({})).at(-1);
  };
  for (const [stated, madeAt] of [
    [now + HOUR, now],
    [now + SECOND, now],
    [now - SECOND, now - SECOND],
    [now - 400 * DAY, now - 400 * DAY],
    [now - 400 * DAY - SECOND, now],
    [0, now],
  ] as const)
    expect(await kept(stated)).toMatchObject({ madeAt, receivedAt: now });
});

test('other choices about cookies are kept as well', async () => {
  const candour = await openAsking();
  const number = (digit: number) => String(digit).repeat(16);
  const choices = [
    { ...grant, action: 'choose', granted: 'street-map', number: number(1) },
    { ...grant, action: 'counter-off', counter: 'off', granted: 'street-map', number: number(2) },
    { ...grant, action: 'withdraw', granted: '', counter: 'off', number: number(3) },
    { ...refusal, action: 'counter-on', counter: 'on' },
    { ...refusal, action: 'choose' },
  ];
  for (const fields of choices) expect((await sendReceipt(candour, fields)).status, fields.action).toBe(204);
  expect((await candour.store.receipts({})).map(({ action }) => action)).toEqual(
    choices.map(({ action }) => action),
  );
});

test('neither the address nor the browser of a visitor is in the database, its keys or the log', async () => {
  const dataDir = dataFolder();
  const candour = await openAsking({ dataDir });
  const planted = {
    'x-forwarded-for': '203.0.113.77',
    'user-agent': 'Quillfeather/5.0',
    referer: `${CLINIC_SITE}/quillfeather-treatment/`,
    'accept-language': 'cy-quillfeather',
    cookie: 'quillfeather=1',
  };
  expect((await sendReceipt(candour, grant, planted)).status).toBe(204);
  expect(
    (await sendReceipt(candour, { ...grant, noticeHash: 'a'.repeat(64), number: '1'.repeat(16) }, planted))
      .status,
  ).toBe(409);
  expect((await candour.post(addresses.api.visits, { page: '/' }, planted)).status).toBe(204);
  expect(rows(candour, 'SELECT client FROM rate_limits')).toHaveLength(2);
  const looked = [databaseBytes(candour).toString('latin1'), JSON.stringify(candour.logged)];
  await candour.close();
  looked.push(...readdirSync(dataDir).map((name) => readFileSync(`${dataDir}/${name}`, 'latin1')));
  // The search finds what is there.
  expect(looked[0]).toContain(ID);
  for (const place of looked) expect(place).not.toMatch(/203\.0\.113|quillfeather/i);
});

test('a site that asks for nothing accepts no receipts', async () => {
  const candour = await openCandour({ manifest: '/nowhere/consent.json' });
  expect((await sendReceipt(candour, grant)).status).toBe(404);
  expect((await candour.post(addresses.api.visits, { page: '/' })).status).toBe(404);
  expect((await candour.get('/')).status).toBe(200);
});

test('a store in trouble says so, and asks for the receipt again later', async () => {
  const candour = await openAsking();
  candour.store.keepReceipt = () =>
    Promise.reject(Object.assign(new Error('disk full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 }));
  const response = await sendReceipt(candour, grant);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '120']);
});

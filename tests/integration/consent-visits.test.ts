import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { HOUR, MINUTE } from '../../api/base/calendar.ts';
import {
  CLINIC_SITE,
  grant,
  manifestFile,
  manifestOf,
  openAsking,
  reasonOf,
  refusal,
  sendReceipt,
  STRANGER,
  visit,
} from '../support/consent.ts';
import { rows } from '../support/visit.ts';

/**
 * Visits are counts by day and page. Both routes accept only our own sites, and have a limit for each client.
 */

test('a visit adds one to its page and its day in London, and stores nothing else', async () => {
  const candour = await openAsking({ at: '2026-07-31T22:30:00Z' });
  for (const page of ['/', '/privacy/', '/']) expect((await visit(candour, page)).status).toBe(204);
  candour.clock.advance(HOUR);
  expect((await visit(candour, '/')).status).toBe(204);
  expect(rows(candour, 'SELECT * FROM visits ORDER BY day, page')).toEqual([
    { day: '2026-07-31', page: '/', count: 2 },
    { day: '2026-07-31', page: '/privacy/', count: 1 },
    { day: '2026-08-01', page: '/', count: 1 },
  ]);
  expect(await candour.store.visits('2026-07-01', '2026-07-31')).toEqual([
    { page: '/', count: 2 },
    { page: '/privacy/', count: 1 },
  ]);
});

test.each([
  '/requests/access/',
  '/privacy',
  '/privacy/?q=robin@patient.example',
  `${CLINIC_SITE}/`,
  '',
  '/templates/mail/',
])('a page that may not be counted is refused: “%s”', async (page) => {
  const candour = await openAsking();
  const response = await visit(candour, page);
  expect([response.status, await reasonOf(response)]).toEqual([400, 'no-page']);
  expect(rows(candour, 'SELECT * FROM visits')).toEqual([]);
});

test('a visit with more than a page, or with two pages, is refused', async () => {
  const candour = await openAsking();
  const sent = [{ page: ['/', '/'] }, { page: '/', who: 'robin' }, { pages: '/' }];
  for (const fields of sent) expect((await candour.post(addresses.api.visits, fields)).status).toBe(400);
  expect(rows(candour, 'SELECT * FROM visits')).toEqual([]);
});

test('a browser that asks not to be counted is not counted', async () => {
  const candour = await openAsking();
  expect((await visit(candour, '/', { 'sec-gpc': '1' })).status).toBe(204);
  expect(rows(candour, 'SELECT * FROM visits')).toEqual([]);
  expect(rows(candour, 'SELECT * FROM rate_limits')).toEqual([]);
  expect((await visit(candour, '/', { 'sec-gpc': '0' })).status).toBe(204);
  expect(rows(candour, 'SELECT * FROM visits')).toHaveLength(1);
});

test('a site without a counter counts nothing', async () => {
  const candour = await openAsking({ manifest: manifestFile(manifestOf({ counter: null })).file });
  expect((await visit(candour, '/')).status).toBe(404);
  expect((await sendReceipt(candour, { ...grant, counter: 'on' })).status).toBe(400);
  expect((await sendReceipt(candour, { ...grant, counter: 'none' })).status).toBe(204);
});

test('a flood from one client is refused until the next hour; other clients and the other route are not', async () => {
  const candour = await openAsking({ at: '2026-11-22T10:20:00Z' });
  const home = { 'x-forwarded-for': '203.0.113.77' };
  for (let time = 0; time < 120; time++)
    expect((await sendReceipt(candour, { ...refusal, signal: 'gpc' }, home)).status).toBe(204);
  const number = (digit: string) => ({ ...grant, number: digit.repeat(16) });
  const held = await sendReceipt(candour, number('1'), home);
  expect([held.status, held.headers.get('retry-after'), await reasonOf(held)]).toEqual([
    429,
    '2400',
    'limited',
  ]);
  expect((await sendReceipt(candour, number('2'), { 'x-forwarded-for': '203.0.113.78' })).status).toBe(204);
  expect((await visit(candour, '/', home)).status).toBe(204);
  candour.clock.advance(40 * MINUTE - 1);
  expect((await sendReceipt(candour, number('1'), home)).status).toBe(429);
  candour.clock.advance(1);
  expect((await sendReceipt(candour, number('1'), home)).status).toBe(204);
});

test('a client’s visits are counted up to 600 an hour', async () => {
  const candour = await openAsking();
  const answers = await Promise.all(Array.from({ length: 603 }, () => visit(candour, '/')));
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(600);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
  expect(rows(candour, 'SELECT count FROM visits')).toEqual([{ count: 600 }]);
  // A client that looked at many pages can still send a choice.
  expect((await sendReceipt(candour, grant)).status).toBe(204);
});

test('another site of the clinic can send receipts and read the answer, and its host is in the receipt', async () => {
  const candour = await openAsking();
  const elsewhere = { origin: CLINIC_SITE, 'sec-fetch-site': 'cross-site' };
  const sent = [grant, { ...grant, number: '1'.repeat(16), noticeHash: 'a'.repeat(64) }];
  for (const [index, fields] of sent.entries()) {
    const { status, headers } = await sendReceipt(candour, fields, elsewhere);
    expect(status).toBe([204, 409][index]);
    expect(headers.get('access-control-allow-origin')).toBe(CLINIC_SITE);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('vary')).toContain('Origin');
  }
  expect((await candour.store.receipts({})).map(({ site }) => site)).toEqual(['www.clinic.example']);
});

test('a page of another site is counted by its whole address, or not at all', async () => {
  const counted = ['/', `${CLINIC_SITE}/prices/`];
  const candour = await openAsking({ manifest: manifestFile(manifestOf({ counted })).file });
  const elsewhere = { origin: CLINIC_SITE, 'sec-fetch-site': 'cross-site' };
  expect((await visit(candour, '/', elsewhere)).status).toBe(400);
  expect((await visit(candour, '/prices/', elsewhere)).status).toBe(204);
  expect(rows(candour, 'SELECT page FROM visits')).toEqual([{ page: `${CLINIC_SITE}/prices/` }]);
});

test.each(['full', 'underPath'] as const)(
  'another website can send neither, and the clinic’s other sites no form (%s)',
  async (site) => {
    const candour = await openAsking({ site });
    const from = (origin: string) => ({ origin, 'sec-fetch-site': 'cross-site' });
    for (const origin of [STRANGER, 'null', `${CLINIC_SITE}.stranger.example`, 'http://www.clinic.example']) {
      for (const response of [
        await sendReceipt(candour, grant, from(origin)),
        await visit(candour, '/', from(origin)),
      ]) {
        expect([origin, response.status]).toEqual([origin, 403]);
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
        expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      }
    }
    expect((await candour.post(addresses.api.form('access'), {}, from(CLINIC_SITE))).status).toBe(403);
    expect(rows(candour, 'SELECT id FROM consent_receipts')).toEqual([]);
    expect(rows(candour, 'SELECT page FROM visits')).toEqual([]);
    // The same request is accepted from an allowed site.
    expect((await sendReceipt(candour, grant, from(CLINIC_SITE))).status).toBe(204);
    expect((await visit(candour, '/')).status).toBe(204);
  },
);

test.each([
  ['a receipt', addresses.api.consent],
  ['a visit', addresses.api.visits],
])('%s accepts a short form, and nothing else', async (_, path) => {
  const candour = await openAsking();
  const long = await candour.post(path, { ...grant, page: '/'.repeat(9000) });
  expect([long.status, await reasonOf(long)]).toEqual([413, 'too-long']);
  expect((await candour.post(path, { page: '/'.repeat(200_000) })).status).toBe(413);
  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x'])
    expect((await candour.post(path, grant, { 'content-type': type })).status, type).toBe(415);
  const opened = await candour.get(path);
  expect([opened.status, opened.headers.get('allow')]).toEqual([405, 'POST']);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { MINUTE } from '../../api/base/calendar.ts';
import { ORIGIN } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { grant, openAsking, refusal } from '../support/consent.ts';
import { asRequest, PLANTED } from '../support/hostile.ts';
import { rows } from '../support/visit.ts';

/** The two routes that every browser may call answer anything, and store only what was sent. */

const SEED = 20261122;
const RUNS = 400;
const answers = [204, 400, 403, 409, 413, 415, 429];

const stale = { ...grant, noticeHash: 'a'.repeat(64) };

const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    ...Object.values(grant),
    ...Object.values(refusal),
    PLANTED,
    '',
    '\0',
    '\uD800',
    '%zz',
    '../',
    '$&',
  ),
  fc.constantFrom(
    'street-map',
    ',',
    'street-map,',
    '__proto__',
    '9'.repeat(400),
    '-0',
    'x'.repeat(9000),
    '/',
    '/privacy/',
  ),
);
const name = fc.constantFrom(...Object.keys(grant), 'page', '__proto__', 'constructor', 'toString', '');

const form = fc
  .tuple(
    fc.constantFrom<Record<string, string>>(grant, stale, refusal, { page: '/' }, {}),
    fc.array(fc.tuple(name, value, fc.boolean()), { maxLength: 3 }),
    fc.stringMatching(/^[0-9a-f]{16}$/),
  )
  .map(([start, changes, number]) => {
    const fields = new URLSearchParams({ ...start, ...(start['number'] && { number }) });
    for (const [key, text, twice] of changes)
      if (twice) fields.append(key, text);
      else fields.set(key, text);
    return new TextEncoder().encode(fields.toString());
  });

const body = fc.oneof(
  { weight: 8, arbitrary: form },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)) },
);

const header = fc.oneof(
  fc.constantFrom<[string, string]>(
    ['origin', 'https://www.stranger.example'],
    ['origin', 'null'],
    ['content-type', 'text/plain'],
    ['sec-gpc', '1'],
    ['sec-fetch-site', 'cross-site'],
    ['content-length', '-1'],
  ),
  fc.tuple(
    fc.constantFrom('user-agent', 'x-forwarded-for', 'accept', 'cookie'),
    fc.constantFrom(PLANTED, '::1', ','),
  ),
);

const attempt = fc.record({
  method: fc.constant('POST'),
  path: fc.constantFrom(addresses.api.consent, addresses.api.visits),
  headers: fc.array(header, { maxLength: 2 }).map((others): [string, string][] =>
    Object.entries({
      origin: ORIGIN,
      'content-type': 'application/x-www-form-urlencoded',
      ...Object.fromEntries(others),
    }),
  ),
  body,
});

/** Sends such requests to the app, and returns how often it gave each answer. */
async function bear(candour: Candour): Promise<Map<number, number>> {
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(attempt, async (request) => {
      const before = rows(candour, 'SELECT count(*) AS count FROM consent_receipts')[0]?.['count'];
      const { status } = await candour.app.fetch(asRequest(request));
      expect(answers).toContain(status);
      seen.set(status, (seen.get(status) ?? 0) + 1);
      candour.clock.advance(MINUTE / 10);
      const after = rows(candour, 'SELECT count(*) AS count, max(row) AS row FROM consent_receipts')[0];
      if (after?.['count'] === before) return;
      // What is stored was sent, character for character, and so is never more than was agreed to.
      const said = new URLSearchParams(new TextDecoder().decode(request.body));
      const [kept] = rows(candour, `SELECT * FROM consent_receipts WHERE row = ${Number(after?.['row'])}`);
      expect((JSON.parse(String(kept?.['granted'])) as string[]).join(',')).toBe(said.get('granted'));
      expect(kept).toMatchObject({
        action: said.get('action'),
        id: said.get('id'),
        number: said.get('number'),
      });
    }),
    { seed: SEED, numRuns: RUNS },
  );
  return seen;
}

test(`both routes withstand ${RUNS} hostile requests (seed ${SEED})`, async () => {
  const candour = await openAsking();
  const seen = await bear(candour);
  expect([...seen.keys()]).toEqual(expect.arrayContaining([204, 400, 403, 409, 413, 415]));
  expect(rows(candour, "SELECT id FROM consent_receipts WHERE id = 'refused'").length).toBeGreaterThan(3);
  expect(rows(candour, "SELECT id FROM consent_receipts WHERE granted <> '[]'").length).toBeGreaterThan(3);
  expect(rows(candour, 'SELECT page FROM visits').length).toBeGreaterThan(0);
  const events = new Set(candour.logged.map(({ event }) => event));
  expect([...events].toSorted()).toEqual(['consent.receipt-refused', 'http.request']);
  expect(JSON.stringify(candour.logged)).not.toContain(PLANTED);
});

test('the check sees a refusal that became a grant', async () => {
  const candour = await openAsking();
  const keepReceipt = candour.store.keepReceipt.bind(candour.store);
  candour.store.keepReceipt = (receipt, fits, limit) =>
    keepReceipt(
      { ...receipt, id: grant.id, number: receipt.number ?? grant.number, granted: ['street-map'] },
      fits,
      limit,
    );
  await expect(bear(candour)).rejects.toThrow('Property failed');
});

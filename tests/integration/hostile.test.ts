import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, MINUTE } from '../../api/base/calendar.ts';
import { asRequest, hostile, PLANTED } from '../support/hostile.ts';
import type { Hostile } from '../support/hostile.ts';
import { locationOf, openCandour, rows } from '../support/visit.ts';
import type { Candour } from '../support/candour.ts';

/** The app answers any request, reveals nothing of its inside, and keeps everything that it accepted. */

const SEED = 20261122;
const RUNS = 300;

/** Paths of our code or disk and names of our modules, which only a bug would show. */
const inside = /node_modules|\.ts:\d|\/work\/|\/tmp\/|\bat \w+ \(|sqlite|ENOENT|ERR_/i;

async function throwAt(candour: Candour, request: Hostile): Promise<number> {
  const response = await candour.app.fetch(asRequest(request));
  const answer = await response.text();
  expect(response.status).toBeGreaterThanOrEqual(200);
  expect(response.status, answer.slice(0, 500)).toBeLessThan(500);
  expect(answer).not.toMatch(inside);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(JSON.stringify([...response.headers].filter(([name]) => name !== 'location'))).not.toContain(
    PLANTED,
  );
  expect(locationOf(response)).not.toMatch(/^(https?:)?\/\//);
  return response.status;
}

test.each([
  ['with its local mailbox', true],
  ['with a mail service', false],
])(`the app %s withstands ${RUNS} hostile requests (seed ${SEED})`, async (_, mailbox) => {
  const candour = await openCandour({ mailbox, trustedProxies: 1, requestsPerHour: 20 });
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(hostile, async (request) => {
      const status = await throwAt(candour, request);
      seen.set(status, (seen.get(status) ?? 0) + 1);
      candour.clock.advance(MINUTE);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // The requests got through: some were accepted, some redirected, some refused.
  expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 303, 404, 405, 413, 422]));
  const events = candour.logged.map(({ event }) => event);
  expect(events).toContain('http.request');
  expect(events).not.toContain('error.unexpected');
  expect(JSON.stringify(candour.logged)).not.toContain(PLANTED);
  expect(JSON.stringify(candour.logged)).not.toMatch(inside);

  // Every accepted request reaches somebody.
  const stored = rows(candour, 'SELECT id FROM requests').length;
  expect(stored).toBeGreaterThan(3);
  candour.clock.advance(DAY);
  for (let round = 0; round < 3; round++) {
    await candour.round();
    candour.clock.advance(DAY);
  }
  expect(rows(candour, 'SELECT id FROM requests WHERE noticed_at IS NULL AND confirmed_at IS NULL')).toEqual(
    [],
  );
  expect(rows(candour, "SELECT id FROM mails WHERE state <> 'sent'")).toEqual([]);
  for (const { message } of candour.sent)
    for (const head of [message.from, message.to, message.subject]) expect(head).not.toMatch(/[\r\n\0]/);
});

test('the check sees a bug: an app that breaks fails it', async () => {
  const candour = await openCandour();
  candour.store.accept = () => Promise.reject(new Error(`broken at ${PLANTED}`));
  await expect(
    fc.assert(
      fc.asyncProperty(hostile, async (request) => {
        await throwAt(candour, request);
      }),
      { seed: SEED, numRuns: RUNS },
    ),
  ).rejects.toThrow('Property failed');
});

import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../api/base/calendar.ts';
import { addresses } from '../../content/addresses.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  byTelephone,
  file,
  fileMany,
  openCandour,
  confirmWith,
  rows,
  toOthers,
  toTeam,
  tokenIn,
} from '../support/visit.ts';

/**
 * A machine's clock can be wrong and be corrected. Mail still goes, the team is still notified, and nothing
 * is lost.
 */

/** Runs the jobs once a minute for this time, as the server does. */
async function live(candour: Candour, ms: number): Promise<void> {
  for (let passed = 0; passed <= ms; passed += MINUTE) {
    await candour.runJobs();
    candour.clock.advance(MINUTE);
  }
}

const waiting = (candour: Candour) => rows(candour, "SELECT kind FROM mails WHERE state <> 'sent'");

/** How often each request was in a notice, by itself or in a list. */
function timesTold(candour: Candour): number[] {
  const text = toTeam(candour)
    .map((message) => message.text)
    .join('\n');
  return rows(candour, 'SELECT reference FROM requests ORDER BY rowid').map(
    ({ reference }) => text.split(`\n${String(reference)}\n`).length - 1,
  );
}

describe.each([
  ['back by a day', -DAY],
  ['back by a year', -365 * DAY],
  ['back by half an hour', -30 * MINUTE],
  ['forward by a day', DAY],
  ['forward by a year', 365 * DAY],
])('a clock that is set %s', (_, change) => {
  test('after a failure sends the email within the hour, once', async () => {
    const candour = await openCandour();
    await file(candour);
    candour.outcomes.push({ kind: 'retry', mayHaveArrived: false, after: undefined, reason: 'test' });
    await candour.round();
    candour.clock.advance(change);
    await live(candour, HOUR);
    expect(toOthers(candour)).toHaveLength(2);
    expect(toOthers(candour)[1]).toEqual(toOthers(candour)[0]);
    expect(waiting(candour)).toEqual([]);
  });

  test('during a wait for a full quota goes on within the hour', async () => {
    const candour = await openCandour();
    await fileMany(candour, 3);
    candour.outcomes.push({ kind: 'wait', after: HOUR, reason: 'quota' });
    await candour.round();
    candour.clock.advance(change);
    await live(candour, 2 * HOUR);
    expect(new Set(toOthers(candour).map(({ to }) => to)).size).toBe(3);
    expect(waiting(candour)).toEqual([]);
  });

  test('during a lease of a stopped sender takes the email up within hours', async () => {
    const candour = await openCandour();
    await file(candour);
    await candour.store.lease(candour.clock.now(), 2 * MINUTE, HOUR);
    candour.clock.advance(change);
    await live(candour, 3 * HOUR);
    expect(toOthers(candour).length).toBeGreaterThanOrEqual(1);
    expect(
      rows(candour, "SELECT kind FROM mails WHERE kind = 'acknowledgement' AND state <> 'sent'"),
    ).toEqual([]);
  });

  test('before a request is confirmed notifies the team once, and handles later requests as usual', async () => {
    const candour = await openCandour();
    await file(candour);
    await candour.round();
    candour.clock.advance(change);
    await file(candour, { ...validAccess, email: 'later@patient.example' });
    await live(candour, 26 * HOUR);
    expect(timesTold(candour)).toEqual([1, 1]);
    expect(waiting(candour)).toEqual([]);
  });

  test('and corrected leaves nothing from the meantime that holds anything back', async () => {
    const candour = await openCandour();
    candour.clock.advance(change);
    // More than are notified one by one, so that the list of the hour is used up.
    await fileMany(candour, 7, byTelephone);
    await live(candour, 2 * MINUTE);
    expect(timesTold(candour)).toEqual(Array.from({ length: 7 }, () => 1));
    candour.clock.advance(-change);
    await fileMany(candour, 7, byTelephone);
    await file(candour, { ...validAccess, email: 'later@patient.example' });
    await live(candour, 2 * HOUR);
    expect(timesTold(candour).slice(0, 14)).toEqual(Array.from({ length: 14 }, () => 1));
    expect(toOthers(candour)).toHaveLength(1);
    await confirmWith(candour, tokenIn(toOthers(candour)[0]));
    await candour.round();
    expect(toTeam(candour).at(-1)?.subject).toMatch(/^Subject access request/);
    expect(waiting(candour)).toEqual([]);
  });
});

test('a clock corrected by a second causes no notice a day early', async () => {
  const candour = await openCandour();
  await file(candour);
  candour.clock.advance(-SECOND);
  await candour.round();
  expect(toTeam(candour)).toEqual([]);
  candour.clock.advance(24 * HOUR + SECOND);
  await candour.round();
  expect(timesTold(candour)).toEqual([1]);
});

test('a link that expired while the clock was a year ahead can be sent again, and the request is still there', async () => {
  const candour = await openCandour();
  await file(candour);
  await candour.round();
  const token = tokenIn(toOthers(candour)[0]);
  candour.clock.advance(365 * DAY);
  await confirmWith(candour, token);
  expect(rows(candour, 'SELECT confirmed_at FROM requests')).toEqual([{ confirmed_at: null }]);
  await candour.post('/api/requests/link', { token });
  await candour.round();
  await confirmWith(candour, tokenIn(toOthers(candour).at(-1)));
  await candour.round();
  expect(toTeam(candour).at(-1)?.subject).toMatch(/^Subject access request/);
});

test('limits count nothing that a clock a year ahead wrote', async () => {
  const candour = await openCandour({ requestsPerHour: 3 });
  const now = candour.clock.now();
  const ask = (number: number) =>
    candour.post(addresses.api.form('access'), { ...validAccess, format: `Request ${number}` });
  candour.clock.advance(365 * DAY);
  for (let number = 1; number <= 3; number++) expect((await ask(number)).status).toBe(303);
  expect((await ask(4)).status).toBe(429);
  candour.clock.set(now);
  for (let number = 5; number <= 7; number++) expect((await ask(number)).status).toBe(303);
  expect((await ask(8)).status).toBe(429);
  expect(rows(candour, 'SELECT count(*) AS mails FROM mails WHERE created_at = ' + String(now))).toEqual([
    { mails: 3 },
  ]);
  expect(
    rows(candour, `SELECT flags FROM requests WHERE received_at = ${now} AND flags LIKE '%repetition%'`),
  ).toEqual([]);
});

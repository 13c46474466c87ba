import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { HOUR, MINUTE } from '../../api/base/calendar.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  byTelephone,
  file,
  fileAndGetToken,
  fileMany,
  openCandour,
  confirmWith,
  rows,
  toTeam,
} from '../support/visit.ts';

/** How often each stored reference is above its words in a notice. */
function timesTold(candour: Candour): number[] {
  const notices = toTeam(candour)
    .map(({ text }) => text)
    .join('\n');
  return rows(candour, 'SELECT reference FROM requests').map(
    ({ reference }) => notices.split(`\n${String(reference)}\n`).length - 1,
  );
}

test('the team gets an unconfirmed request after 24 hours, once', async () => {
  const candour = await openCandour();
  await file(candour);
  const filed = candour.clock.now();
  candour.clock.set(filed + 24 * HOUR - 1);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(0);
  candour.clock.set(filed + 24 * HOUR);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(1);
  candour.clock.advance(48 * HOUR);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(1);
  expect(toTeam(candour)[0]?.subject).toMatch(/^Request \w{8} has not been confirmed, due 22 December 2026$/);
});

test('a request confirmed in time causes no notice', async () => {
  const candour = await openCandour();
  await confirmWith(candour, await fileAndGetToken(candour));
  candour.clock.advance(48 * HOUR);
  await candour.round();
  expect(toTeam(candour).map(({ subject }) => subject)).toEqual([
    expect.stringContaining('Subject access request'),
  ]);
});

test('a notice has no link, Reply-To or HTML, and what was typed comes last', async () => {
  const candour = await openCandour();
  await file(candour, {
    ...validAccess,
    name: 'Visit www.trap.example now',
    address: 'https://trap.example/pay?x=1\nhttp://192.0.2.1/\nftp://trap.example',
    'anything-else': 'Write to thief@trap.example or trap.example.\n\nRegards\n--\nYour own IT department',
  });
  candour.clock.advance(24 * HOUR);
  await candour.round();
  const [message] = toTeam(candour);
  const text = message?.text ?? '';
  expect(message).not.toHaveProperty('html');
  expect(message).not.toHaveProperty('replyTo');
  expect(text).not.toMatch(/:\/\/|www\.|\w@\w|trap\.example/);
  // All of it is there, and readable.
  expect(text).toContain('www[.]trap[.]example now');
  expect(text).toContain('https[:]//trap[.]example/pay?x=1');
  expect(text).toContain('thief[at]trap[.]example');
  expect(text).toContain('robin[at]patient[.]example');

  const { caution, typed } = candour.messages.words.mails.unconfirmedNotice;
  const start = text.indexOf(typed);
  expect(text.indexOf(caution)).toBeGreaterThan(0);
  expect(start).toBeGreaterThan(text.indexOf(caution));
  // Every line that a stranger typed is indented, so that it cannot look like ours.
  const [after = ''] = text.slice(start).split('\n--\n');
  const quoted = after.split('\n').slice(3);
  expect(quoted.length).toBeGreaterThan(8);
  expect(quoted.filter((line) => line !== '' && !line.startsWith('    '))).toEqual([]);
});

test('five unconfirmed requests are five notices, six are one list', async () => {
  const candour = await openCandour();
  await fileMany(candour, 5, byTelephone);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(5);
  candour.clock.advance(2 * HOUR);
  await fileMany(candour, 6, byTelephone);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(6);
  expect(toTeam(candour)[5]?.subject).toBe('6 requests have not been confirmed');
  expect(timesTold(candour)).toEqual(Array.from({ length: 11 }, () => 1));
});

test('twelve requests over several hours are each notified once', async () => {
  const candour = await openCandour();
  for (let hour = 0; hour < 4; hour++) {
    await fileMany(candour, 3, byTelephone);
    await candour.round();
    await fileMany(candour, 3);
    candour.clock.advance(HOUR);
    await candour.round();
  }
  expect(timesTold(candour).filter((times) => times === 1)).toHaveLength(12);
  candour.clock.advance(24 * HOUR);
  for (let round = 0; round < 4; round++) {
    await candour.round();
    candour.clock.advance(HOUR);
  }
  expect(timesTold(candour)).toEqual(Array.from({ length: 24 }, () => 1));
});

test('a slow flood causes at most six notices an hour, and nothing is lost', async () => {
  const candour = await openCandour();
  const times: number[] = [];
  for (let minute = 0; minute < 200; minute++) {
    const before = toTeam(candour).length;
    if (minute < 80) await fileMany(candour, 1, byTelephone);
    await candour.round();
    times.push(
      ...toTeam(candour)
        .slice(before)
        .map(() => minute),
    );
    candour.clock.advance(MINUTE);
  }
  for (const time of times)
    expect(times.filter((it) => it >= time && it < time + 60).length).toBeLessThanOrEqual(6);
  expect(times.length).toBeGreaterThan(5);
  expect(timesTold(candour)).toEqual(Array.from({ length: 80 }, () => 1));
});

test('a long list is sent in parts, and nothing is lost', async () => {
  const candour = await openCandour();
  await fileMany(candour, 101, byTelephone);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(2);
  expect(timesTold(candour)).toEqual(Array.from({ length: 101 }, () => 1));
});

test('if it is confirmed after all, the team is reminded of the notice', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour);
  candour.clock.advance(30 * HOUR);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(1);
  const answer = await candour.post(addresses.api.confirm, { token });
  expect(answer.status).toBe(303);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(2);
  expect(toTeam(candour)[1]?.text).toContain(candour.messages.words.mails.teamRequest.noticeSent);
  expect(toTeam(candour)[1]?.replyTo).toBe('robin@patient.example');
});

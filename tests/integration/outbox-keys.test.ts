import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../api/base/calendar.ts';
import type { Outcome } from '../../api/mail/mailer.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { file, openCandour, rows } from '../support/visit.ts';

/*
 * Resend remembers an idempotency key for 24 hours. After that the same key would send the email a second
 * time unnoticed. So an email that old gets a new key, and the team is told if the first attempt may have
 * arrived.
 */

const retry = (mayHaveArrived: boolean): Outcome => ({
  kind: 'retry',
  mayHaveArrived,
  after: undefined,
  reason: 'test',
});

/** The keys under which the acknowledgement was tried, without the id that they share. */
const keysTried = (candour: Candour) =>
  candour.sent.filter(({ message }) => message.to === validAccess.email).map(({ key }) => key.slice(-2));

const doubts = (candour: Candour) =>
  candour.sent.map(({ message }) => message).filter(({ subject }) => subject.includes('may arrive twice'));

/** Files a request whose first attempt has this outcome. Its notice after 24 hours is not tested here. */
async function tryOnce(outcome: Outcome): Promise<Candour> {
  const candour = await openCandour();
  await file(candour);
  candour.outcomes.push(outcome);
  await candour.round();
  expect(keysTried(candour)).toEqual(['-1']);
  return candour;
}

test('an attempt within 23 hours keeps the key', async () => {
  const candour = await tryOnce(retry(true));
  candour.clock.advance(23 * HOUR);
  await candour.round();
  expect(keysTried(candour)).toEqual(['-1', '-1']);
  expect(doubts(candour)).toEqual([]);
});

test('a later attempt gets a new key and the same words, and the team is told of the doubt', async () => {
  const candour = await tryOnce(retry(true));
  candour.clock.advance(23 * HOUR + 1);
  await candour.round();
  expect(keysTried(candour)).toEqual(['-1', '-2']);
  expect(candour.sent[1]?.message).toEqual(candour.sent[0]?.message);
  const [doubt] = doubts(candour);
  const [request] = rows(candour, 'SELECT reference FROM requests');
  expect(doubts(candour)).toHaveLength(1);
  expect(doubt).toMatchObject({
    to: candour.messages.clinic.requestsTeam.email,
    subject: `An email about ${String(request?.['reference'])} may arrive twice`,
  });
  expect(doubt).not.toHaveProperty('html');
  expect(JSON.stringify(doubt)).not.toMatch(/robin|Sample/i);
});

test('an email that cannot have arrived gets its new key without an email to the team', async () => {
  const candour = await tryOnce(retry(false));
  candour.clock.advance(23 * HOUR + 1);
  await candour.round();
  expect(keysTried(candour)).toEqual(['-1', '-2']);
  expect(doubts(candour)).toEqual([]);
});

test('one uncertain attempt among certain failures is enough for doubt', async () => {
  const candour = await tryOnce(retry(true));
  candour.outcomes.push(retry(false));
  candour.clock.advance(MINUTE);
  await candour.round();
  candour.clock.advance(23 * HOUR);
  await candour.round();
  expect(keysTried(candour)).toEqual(['-1', '-1', '-2']);
  expect(doubts(candour)).toHaveLength(1);
});

test('an email in doubt under two keys is dead-lettered, and the team is told once', async () => {
  const candour = await tryOnce(retry(true));
  candour.clock.advance(23 * HOUR + 1);
  candour.outcomes.push(retry(true));
  await candour.round();
  expect(keysTried(candour)).toEqual(['-1', '-2']);
  for (let day = 0; day < 4; day++) {
    candour.clock.advance(24 * HOUR);
    await candour.round();
  }
  expect(keysTried(candour)).toEqual(['-1', '-2']);
  expect(doubts(candour)).toHaveLength(1);
  expect(
    rows(candour, "SELECT state, sealed IS NOT NULL AS kept FROM mails WHERE kind = 'acknowledgement'"),
  ).toEqual([{ state: 'dead-lettered', kept: 1 }]);
  expect(candour.logged.filter(({ event }) => event === 'mail.dead-lettered')).toHaveLength(1);
});

test('a second key that certainly failed causes no doubt, and is tried for as long as it takes', async () => {
  const candour = await tryOnce(retry(false));
  for (let day = 0; day < 3; day++) {
    candour.outcomes.push(retry(false));
    candour.clock.advance(24 * HOUR);
    // The notice after 24 hours goes out in the same round, after this email.
    await candour.round();
  }
  candour.clock.advance(24 * HOUR);
  await candour.round();
  expect(keysTried(candour)).toEqual(['-1', '-2', '-3', '-4', '-5']);
  expect(rows(candour, "SELECT state FROM mails WHERE kind = 'acknowledgement'")).toEqual([
    { state: 'sent' },
  ]);
});

test('an email whose sender was interrupted may have arrived', async () => {
  const candour = await openCandour();
  await file(candour);
  await candour.store.lease(candour.clock.now(), 2 * MINUTE, 23 * HOUR);
  candour.clock.advance(23 * HOUR + 1);
  await candour.round();
  expect(keysTried(candour)).toEqual(['-2']);
  expect(doubts(candour)).toHaveLength(1);
});

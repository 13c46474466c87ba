import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { HOUR, MINUTE, SECOND } from '../../api/base/calendar.ts';
import type { Outcome } from '../../api/mail/mailer.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { reworded } from '../support/reworded.ts';
import {
  dataFolder,
  file,
  fileAndGetToken,
  fileMany,
  openCandour,
  confirmWith,
  rows,
  tokenIn,
} from '../support/visit.ts';

const retry = (mayHaveArrived: boolean, after?: number): Outcome => ({
  kind: 'retry',
  mayHaveArrived,
  after,
  reason: 'test',
});
const wait = (after: number): Outcome => ({ kind: 'wait', after, reason: 'quota' });

const receivers = (candour: Candour) => candour.sent.map(({ message }) => message.to);
const mails = (candour: Candour) =>
  rows(candour, 'SELECT state, attempts, sealed, key_id, provider_id FROM mails ORDER BY rowid');

/** Runs the jobs once a minute for this time, as the server does. */
async function live(candour: Candour, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += MINUTE) {
    candour.clock.advance(MINUTE);
    await candour.round();
  }
}

test('a sent email is marked with the id from the service, and only the text of one to the person is kept', async () => {
  const candour = await openCandour();
  const bytes = expect.any(Uint8Array) as Uint8Array;
  const sent = { state: 'sent', attempts: 1 };
  await file(candour);
  expect(mails(candour)).toMatchObject([{ state: 'waiting', sealed: null }]);
  await candour.round();
  await confirmWith(candour, tokenIn(candour.sent[0]?.message));
  expect(mails(candour)).toMatchObject([
    { ...sent, provider_id: 'provider-1' },
    { state: 'waiting', sealed: bytes },
  ]);
  await live(candour, 10 * MINUTE);
  const key = expect.any(String) as string;
  expect(mails(candour)).toEqual([
    { ...sent, sealed: bytes, key_id: key, provider_id: 'provider-1' },
    { ...sent, sealed: null, key_id: null, provider_id: 'provider-2' },
  ]);
  const [request] = rows(candour, 'SELECT id FROM requests');
  const [toPerson] = await candour.store.mailsAbout(String(request?.['id']));
  expect(toPerson?.message).toMatchObject({ to: 'robin@patient.example' });
  expect(toPerson?.message).not.toHaveProperty('html');
  expect(toPerson?.message?.text, 'the link stays a secret').toContain('~token~');
  expect(candour.sent).toHaveLength(2);
});

test('an email that may have arrived is sent again with the same key and bytes, whatever was edited since', async () => {
  const candour = await openCandour();
  await file(candour);
  candour.outcomes.push(retry(true), retry(true));
  await candour.round();
  const { words } = candour.messages;
  candour.messages.words = reworded(words, { mails: { footer: 'Edited.' } });
  await live(candour, 5 * MINUTE);
  expect(candour.sent).toHaveLength(3);
  expect(candour.sent[1]).toEqual(candour.sent[0]);
  expect(candour.sent[2]).toEqual(candour.sent[0]);
  expect(candour.sent[0]?.message.html).toMatch(/\/requests\/confirm\/[a-z0-9]{32}\//);
});

test('attempts are further and further apart, and after three the email is tried every half hour', async () => {
  const candour = await openCandour();
  await file(candour);
  const waits: number[] = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    candour.outcomes.push(retry(false));
    await candour.round();
    expect(candour.sent).toHaveLength(attempt + 1);
    const next = Number(rows(candour, 'SELECT next_at FROM mails')[0]?.['next_at']);
    waits.push(next - candour.clock.now());
    candour.clock.set(next - 1);
    await candour.round();
    expect(candour.sent, 'not before its time').toHaveLength(attempt + 1);
    candour.clock.set(next);
  }
  const expected = [5 * SECOND, 30 * SECOND, ...Array<number>(6).fill(30 * MINUTE)];
  expect(waits).toEqual(expected);
});

test('a retry-after of the service is kept', async () => {
  const candour = await openCandour();
  await file(candour);
  candour.outcomes.push(retry(true, 7 * MINUTE));
  await candour.round();
  await live(candour, 6 * MINUTE);
  expect(candour.sent).toHaveLength(1);
  await live(candour, MINUTE);
  expect(candour.sent).toHaveLength(2);
});

test('a full quota pauses all mail, and nothing is lost', async () => {
  const candour = await openCandour();
  await fileMany(candour, 3);
  candour.outcomes.push(wait(HOUR));
  await candour.round();
  expect(candour.sent).toHaveLength(1);
  await live(candour, 59 * MINUTE);
  expect(candour.sent).toHaveLength(1);
  await live(candour, MINUTE);
  expect(receivers(candour)).toEqual([1, 1, 2, 3].map((number) => `patient${number}@patient.example`));
});

test('a refused email is dead-lettered with an alarm, and the next ones go out', async () => {
  const candour = await openCandour();
  await fileMany(candour, 2);
  candour.outcomes.push({ kind: 'dead-letter', reason: 'validation_error (422)' });
  await candour.round();
  expect(mails(candour).map(({ state }) => state)).toEqual(['dead-lettered', 'sent']);
  // Its content stays, because a person must be able to send it.
  expect(mails(candour)[0]?.['sealed']).not.toBeNull();
  expect(candour.logged.filter(({ event }) => event === 'mail.dead-lettered')).toHaveLength(1);
  await live(candour, HOUR);
  expect(candour.sent).toHaveLength(2);
});

test('mail is sent in the order in which it was written, even after a failure', async () => {
  const candour = await openCandour();
  await fileMany(candour, 4);
  candour.outcomes.push(retry(false));
  await candour.round();
  expect(receivers(candour)).toEqual(['patient1@patient.example']);
  await live(candour, MINUTE);
  expect(receivers(candour)).toEqual([1, 1, 2, 3, 4].map((number) => `patient${number}@patient.example`));
});

test('emails of one transaction and one millisecond have different keys', async () => {
  const candour = await openCandour();
  await confirmWith(candour, await fileAndGetToken(candour));
  await candour.round();
  const keys = candour.sent.map(({ key }) => key);
  expect(new Set(keys).size).toBe(2);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f-]{36}-1$/);
});

test('an email whose sender was interrupted is taken up when its lease ends, with the same key', async () => {
  const candour = await openCandour();
  await file(candour);
  const taken = await candour.store.lease(candour.clock.now(), 2 * MINUTE, HOUR);
  await candour.round();
  expect(candour.sent).toHaveLength(0);
  candour.clock.advance(2 * MINUTE);
  await candour.round();
  expect(candour.sent.map(({ key }) => key)).toEqual([taken?.idempotencyKey]);
});

test('after a crash the next process takes up at once what was being sent', async () => {
  const dataDir = dataFolder();
  const first = await openCandour({ dataDir });
  await file(first);
  const taken = await first.store.lease(first.clock.now(), 2 * MINUTE, HOUR);
  await first.close();
  const second = await openCandour({ dataDir });
  await second.round();
  expect(second.sent).toHaveLength(0);
  expect(await second.store.releaseLeases()).toBe(1);
  await second.round();
  expect(second.sent.map(({ key }) => key)).toEqual([taken?.idempotencyKey]);
  expect(rows(second, 'SELECT may_have_arrived FROM mails')).toEqual([{ may_have_arrived: 1 }]);
});

test('an email that could not be tried for days is sent under its first key and causes no doubt', async () => {
  const candour = await openCandour();
  await file(candour);
  candour.clock.advance(100 * HOUR);
  await candour.round();
  // And the notice that nobody confirmed it.
  expect(receivers(candour)).toEqual([validAccess.email, candour.messages.clinic.requestsTeam.email]);
  for (const { key } of candour.sent) expect(key).toMatch(/-1$/);
});

test('each attempt is logged with its number and without the content of the email', async () => {
  const candour = await openCandour();
  await file(candour);
  candour.outcomes.push(retry(true));
  await candour.round();
  await live(candour, MINUTE);
  const attempts = candour.logged.filter(({ event }) => event.startsWith('mail.'));
  expect(attempts.map(({ event, details }) => [event, details['attempt'], details['kind']])).toEqual([
    ['mail.retry-scheduled', 1, 'acknowledgement'],
    ['mail.sent', 2, 'acknowledgement'],
  ]);
  expect(JSON.stringify(attempts)).not.toMatch(/robin|Sample|requests\/confirm/i);
});

test('the email to the team is composed when the button is clicked, so that it has what was asked', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour);
  const { words } = candour.messages;
  const subject = {
    access: '{nothing}',
    'opt-out': '{nothing}',
    rights: '{nothing}',
    complaint: '{nothing}',
  };
  candour.messages.words = reworded(words, { mails: { teamRequest: { subject } } });
  const failed = await candour.post(addresses.api.confirm, { token });
  expect(failed.status).toBe(500);
  expect(rows(candour, 'SELECT confirmed_at FROM requests')).toEqual([{ confirmed_at: null }]);
  candour.messages.words = words;
  expect((await confirmWith(candour, token)).status).toBe(303);
  await candour.round();
  expect(candour.sent).toHaveLength(2);
});

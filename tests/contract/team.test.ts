import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../api/base/calendar.ts';
import type { NewMail } from '../../api/store/mails.ts';
import type { NewCode } from '../../api/store/team-codes.ts';
import { limits, mail, newPlace, openAt, request } from '../support/contract-store.ts';

const bytes = (text: string) => Buffer.from(text);
const code = (changes: Partial<NewCode> = {}): NewCode => ({
  browser: bytes('browser'),
  purpose: 'code',
  person: bytes('person'),
  hash: bytes('right'),
  ...changes,
});
const codeMail = (id: string): NewMail => ({ ...mail(id), kind: 'team-code' });
const NOW = Date.parse('2026-11-22T10:00:00Z');

/** Two servers on one database, where the engine allows that. */
async function servers() {
  const place = await newPlace();
  const first = await openAt(place);
  return { first, second: place.databaseUrl === undefined ? first : await openAt(place) };
}

test('one code signs in once, however many servers are asked at the same time', async () => {
  const { first, second } = await servers();
  await first.addTeamCode(code(), NOW);
  const outcomes = await Promise.all(
    [first, second, first, second].map((store) =>
      store.useTeamCode(bytes('browser'), 'code', bytes('right'), NOW),
    ),
  );
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['none', 'none', 'none', 'right']);
});

test('wrong codes are counted on all servers, and a new code does not give new tries', async () => {
  const { first, second } = await servers();
  const guess = bytes('wrong');
  await first.addTeamCode(code(), NOW);
  for (const store of [first, second, first])
    expect(await store.useTeamCode(bytes('browser'), 'code', guess, NOW)).toEqual({ outcome: 'wrong' });
  await second.addTeamCode(code({ hash: bytes('newer') }), NOW);
  await first.useTeamCode(bytes('browser'), 'code', guess, NOW);
  expect(await second.hasUsedUpTries(bytes('browser'), 'code', NOW)).toBe(false);
  const used = { outcome: 'used-up' };
  expect(await second.useTeamCode(bytes('browser'), 'code', guess, NOW)).toEqual(used);
  expect(await first.useTeamCode(bytes('browser'), 'code', bytes('newer'), NOW)).toEqual(used);
  expect(await second.hasUsedUpTries(bytes('browser'), 'code', NOW)).toBe(true);
});

test('a code of nobody is never right', async () => {
  const { first } = await servers();
  await first.addTeamCode(code({ person: undefined }), NOW);
  const used = await first.useTeamCode(bytes('browser'), 'code', bytes('right'), NOW);
  expect(used).toEqual({ outcome: 'wrong' });
});

test('past its limit a code is nobody’s, and no mail goes out', async () => {
  const { first } = await servers();
  const limit = { client: bytes('person'), hour: NOW, most: 1 };
  await first.addTeamCode(code(), NOW, { limit, mail: codeMail('one') });
  await first.addTeamCode(code({ browser: bytes('other') }), NOW, { limit, mail: codeMail('two') });
  expect((await first.unsent()).map(({ id }) => id)).toEqual(['one']);
  const used = await first.useTeamCode(bytes('other'), 'code', bytes('right'), NOW);
  expect(used).toEqual({ outcome: 'wrong' });
});

test('a mail with a code is taken after every other mail that waits', async () => {
  const { first } = await servers();
  await first.addTeamCode(code(), NOW, { limit: undefined, mail: codeMail('code') });
  await first.accept(request('one', { receivedAt: NOW + 1 }), () => [mail('patient')], limits);
  const taken = [];
  for (let number = 0; number < 3; number++) taken.push((await first.lease(NOW + 2, MINUTE, HOUR))?.id);
  expect(taken).toEqual(['patient', 'code', undefined]);
});

test('a session that has ended on one server has ended on the other, whatever the clock says', async () => {
  const { first, second } = await servers();
  const session = { person: bytes('person'), withPasskey: false };
  await first.openSession(bytes('session'), session, NOW);
  const stateAt = async (minutes: number, store = second) =>
    (await store.useSession(bytes('session'), NOW + minutes * MINUTE)).state;
  expect(await stateAt(29)).toBe('open');
  expect(await first.signedIn(NOW + 29 * MINUTE)).toHaveLength(1);
  expect(await stateAt(59, first)).toBe('ended');
  expect(await stateAt(58)).toBe('ended');
  expect(await second.signedIn(NOW)).toEqual([]);
  await first.forgetTeamAccess(NOW + 2 * HOUR);
  expect(await stateAt(0)).toBe('unknown');
});

test('signing a person out ends sessions, codes and drafts of that person only', async () => {
  const { first, second } = await servers();
  for (const name of ['person', 'other']) {
    await first.openSession(bytes(`of ${name}`), { person: bytes(name), withPasskey: true }, NOW);
    await first.addTeamCode(code({ browser: bytes(name), person: bytes(name) }), NOW);
    await first.keepDraft(bytes(name), { path: '/team/', fields: [['note', name]] }, NOW);
  }
  expect(await second.closeSessionsOf([bytes('earlier key'), bytes('person')])).toBe(1);
  expect(await first.useSession(bytes('of person'), NOW)).toEqual({ state: 'unknown' });
  expect(await first.useTeamCode(bytes('person'), 'code', bytes('right'), NOW)).toEqual({ outcome: 'none' });
  expect(await first.draftOf(bytes('person'), NOW)).toBeUndefined();
  expect(await first.useSession(bytes('of other'), NOW)).toMatchObject({ state: 'open', withPasskey: true });
  expect(await first.draftOf(bytes('other'), NOW)).toEqual({ path: '/team/', fields: [['note', 'other']] });
  expect(await first.draftOf(bytes('other'), NOW + HOUR)).toBeUndefined();
});

test('a person has one calendar address at a time, on all servers, whichever key it was made with', async () => {
  const { first, second } = await servers();
  const [former, current] = [bytes('by an earlier key'), bytes('person')];
  await first.putCalendar(bytes('one'), former, [current, former], NOW);
  await first.putCalendar(bytes('of other'), bytes('other'), [bytes('other')], NOW);
  expect(await second.calendarMadeAt([current, former])).toBe(NOW);
  const personOf = async (secret: string) => {
    const person = await first.personOfCalendar(bytes(secret));
    return person && Buffer.from(person).toString();
  };
  expect(await personOf('one')).toBe('by an earlier key');
  await second.putCalendar(bytes('two'), current, [current, former], NOW + 1);
  expect(await personOf('one')).toBeUndefined();
  expect(await personOf('two')).toBe('person');
  expect(await first.removeCalendar([current, former])).toBe(true);
  expect(await second.removeCalendar([current, former])).toBe(false);
  expect(await personOf('two')).toBeUndefined();
  expect(await personOf('of other')).toBe('other');
});

import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../api/base/calendar.ts';
import { limits, mail, mailWithLink, newPlace, openAt, request } from '../support/contract-store.ts';

/** Two servers on one database. */
async function twoServers() {
  const place = await newPlace();
  return [await openAt(place), await openAt(place)] as const;
}

test('a daily job runs on one server, and is done for the day on both', async () => {
  const [one, two] = await twoServers();
  const day = '2026-11-26';
  expect(await one.claimJob('erase', day, 1000)).toBe('claimed');
  expect(await two.claimJob('erase', day, 1000)).toBe('busy');
  await one.endJob('erase', day);
  expect(await two.claimJob('erase', day, 2000)).toBe('done');
  expect(await two.claimJob('erase', '2026-11-25', 2000)).toBe('done');
  expect(await two.claimJob('erase', '2026-11-27', 2000)).toBe('claimed');
});

test('many claims at one moment give the job to one server', async () => {
  const servers = await twoServers();
  const claims = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      servers[index % 2 ? 1 : 0].claimJob('erase', '2026-11-26', 1000),
    ),
  );
  expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1);
});

test('a job whose server was killed, or that failed, is run by another', async () => {
  const [one, two] = await twoServers();
  await one.claimJob('erase', '2026-11-26', 1000);
  expect(await two.claimJob('erase', '2026-11-26', 1000 + 9 * MINUTE)).toBe('busy');
  expect(await two.claimJob('erase', '2026-11-26', 1000 + 10 * MINUTE)).toBe('claimed');
  // The one that comes back late does not take the job from the other.
  await one.endJob('erase', '2026-11-26');
  expect(await one.claimJob('erase', '2026-11-26', 1000 + 11 * MINUTE)).toBe('busy');
  await two.endJob('erase', undefined);
  expect(await one.claimJob('erase', '2026-11-26', 1000 + 12 * MINUTE)).toBe('claimed');
});

test('a job without a day is run by one server at a time, and again', async () => {
  const [one, two] = await twoServers();
  expect(await one.claimJob('notify', undefined, 1000)).toBe('claimed');
  expect(await two.claimJob('notify', undefined, 1000)).toBe('busy');
  await one.endJob('notify', undefined);
  expect(await two.claimJob('notify', undefined, 1000)).toBe('claimed');
});

test('a clock that ran ahead holds no job back', async () => {
  const [one, two] = await twoServers();
  const ahead = 1000 + 365 * DAY;
  await one.claimJob('erase', '2027-11-26', ahead);
  expect(await two.claimJob('erase', '2026-11-26', 1000)).toBe('claimed');
  await two.endJob('erase', '2027-11-26');
  expect(await one.claimJob('erase', '2026-11-26', 2000)).toBe('claimed');
});

test('servers take turns, so that the rate of email is that of all of them together', async () => {
  const [one, two] = await twoServers();
  const ids = ['a', 'b', 'c', 'd'];
  await one.accept(request('one'), () => ids.map((id, index) => mailWithLink(id, index + 1)), limits);
  const noon = 12 * HOUR;
  expect((await one.lease(noon, MINUTE, DAY, 500))?.id).toBe('a');
  expect(await two.lease(noon + 499, MINUTE, DAY, 500)).toBeUndefined();
  expect(await two.nextDue()).toBe(noon + 500);
  expect((await two.lease(noon + 500, MINUTE, DAY, 500))?.id).toBe('b');
  expect(await one.lease(noon + 999, MINUTE, DAY, 500)).toBeUndefined();
  // A server waits by itself between two of its own.
  expect((await two.lease(noon + 999, MINUTE, DAY, 500))?.id).toBe('c');
  // A turn that is hours ahead was written by a clock that ran ahead.
  expect(await one.lease(noon - 2 * HOUR, MINUTE, DAY, 500)).toBeDefined();
});

test('the team is told once of what two servers find due', async () => {
  const [one, two] = await twoServers();
  await one.accept(request('one', { noticeAt: 1000 }), () => [], limits);
  const told = await Promise.all([
    one.addNotice(['one'], 2000, mail('first')),
    two.addNotice(['one'], 2000, mail('second')),
  ]);
  expect(told.toSorted()).toEqual([false, true]);
  const due = await one.openCases();
  const reminded = await Promise.all([
    one.addReminder(due, '2026-12-20', 3000, [mail('third')]),
    two.addReminder(due, '2026-12-20', 3000, [mail('fourth')]),
  ]);
  expect(reminded.toSorted()).toEqual([false, true]);
  const rule = [{ version: 'privacy/2026-06-19', rule: 'PN-29' }];
  await Promise.all([
    one.addOutdatedNotice(rule, 4000, mail('fifth')),
    two.addOutdatedNotice(rule, 4000, mail('sixth')),
  ]);
  expect(await one.unsent()).toHaveLength(3);
  const events = (await one.find('one'))?.events.map(({ what }) => what);
  expect(events).toEqual(['case.received', 'case.team-notified', 'case.team-reminded']);
});

test('two servers add the list of open cases once, with a mail or without, whatever clock ran ahead', async () => {
  const [one, two] = await twoServers();
  const added = await Promise.all([
    one.addDigest('2026-11-23', 1000, mail('first')),
    two.addDigest('2026-11-23', 1000, mail('second')),
  ]);
  expect(added.toSorted()).toEqual([false, true]);
  expect(await one.addDigest('2026-11-30', 2000, undefined)).toBe(true);
  expect(await two.addDigest('2026-11-30', 2000, mail('third'))).toBe(false);
  expect(await two.addDigest('2031-01-06', 3000, undefined)).toBe(true);
  expect(await one.addDigest('2026-12-07', 4000, mail('fourth'))).toBe(true);
  expect(await one.unsent()).toHaveLength(2);
});

test('servers know of each other until they stop or fall silent', async () => {
  const [one, two] = await twoServers();
  await one.checkIn({ site: 'a', keyIds: ['k1'] }, 1000);
  await two.checkIn({ site: 'b', keyIds: ['k2', 'k1'] }, 2000);
  const sites = async (now: number) => (await one.runningServers(now)).map(({ site }) => site).toSorted();
  expect(await sites(3000)).toEqual(['a', 'b']);
  expect((await one.runningServers(3000)).map(({ keyIds }) => keyIds)).toContainEqual(['k2', 'k1']);
  expect(await sites(1000 + 3 * MINUTE)).toEqual(['b']);
  await one.checkIn({ site: 'b', keyIds: ['k1'] }, 2000 + MINUTE);
  expect(await sites(2000 + MINUTE)).toEqual(['b', 'b']);
  await two.checkOut();
  expect(await sites(2000 + MINUTE)).toEqual(['b']);
});

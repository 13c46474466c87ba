import { expect, test } from 'vitest';
import type { NewEvent } from '../../api/domain/case.ts';
import type { Change } from '../../api/store/case-store.ts';
import { limits, mailWithLink, newPlace, openAt, request } from '../support/contract-store.ts';

const event = (what: NewEvent['what'], rest: Partial<NewEvent> = {}): NewEvent => ({
  what,
  on: '2026-11-23',
  ...rest,
});

const change = (changes: Partial<Change> = {}): Change => ({
  event: event('case.completed', { by: 'Lead', reason: 'Done' }),
  mails: [],
  dueOn: '2026-12-22',
  waiting: false,
  closedOn: undefined,
  ...changes,
});

test('what the team records is there with its note, and a refusal writes nothing', async () => {
  const store = await openAt(await newPlace());
  await store.enter(request('one'), [event('case.entered', { by: 'Lead' })], () => []);
  expect(
    await store.change('one', 2000, () => change({ closedOn: '2026-11-23', confirmed: true })),
  ).toMatchObject({
    closedOn: '2026-11-23',
  });
  expect(await store.change('one', 3000, () => ({ refused: 'no' }))).toEqual({ refused: 'no' });
  expect(await store.change('none', 3000, () => change())).toBeUndefined();
  expect(await store.find('one')).toMatchObject({
    closedOn: '2026-11-23',
    confirmedAt: 2000,
    noticedAt: 1000,
    events: [
      { what: 'case.entered', by: 'Lead' },
      { what: 'case.completed', by: 'Lead', reason: 'Done', at: 2000 },
    ],
  });
  expect(await store.openCases()).toEqual([]);
});

test('changes of one moment each see the one before', async () => {
  const store = await openAt(await newPlace());
  await store.enter(request('one'), [], () => []);
  const seen: number[] = [];
  await Promise.all(
    Array.from({ length: 6 }, () =>
      store.change('one', 2000, ({ events }) => {
        seen.push(events.length);
        return change();
      }),
    ),
  );
  expect((await store.find('one'))?.events).toHaveLength(6);
  expect(new Set(seen)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
});

test('cases come by their day, and reminders and notices come once', async () => {
  const store = await openAt(await newPlace());
  for (const [id, dueOn] of [
    ['late', '2026-11-01'],
    ['soon', '2026-11-25'],
    ['later', '2027-01-01'],
  ] as const)
    await store.accept(request(id, { dueOn }), () => [], limits);
  expect((await store.openCases()).map(({ id }) => id)).toEqual(['late', 'soon', 'later']);
  const due = await store.remindersDue('2026-11-22', '2026-11-29');
  expect(due.map(({ id }) => id)).toEqual(['late', 'soon']);
  await store.addReminder(due, '2026-11-22', 2000, [mailWithLink('reminder')]);
  expect(await store.remindersDue('2026-11-22', '2026-11-29')).toEqual([]);
  expect(await store.health('2026-11-22')).toMatchObject({
    requests: 3,
    unconfirmed: 3,
    open: 3,
    overdue: 1,
  });
  expect((await store.noticesDue(6000)).map(({ id }) => id)).toEqual(['late', 'soon', 'later']);
  const notice = { ...mailWithLink('notice'), kind: 'unconfirmed-notice' as const };
  await store.addNotice(['late', 'soon', 'later'], 6000, notice);
  expect(await store.noticesDue(6000)).toEqual([]);
  expect(await store.noticesBetween(0, 7000)).toEqual({ singles: 0, lists: 1 });
});

test('an overdue case is due for a reminder again a week after the last, whatever clock ran ahead', async () => {
  const store = await openAt(await newPlace());
  await store.accept(request('late', { dueOn: '2026-12-28' }), () => [], limits);
  const isDue = async (today: string) => (await store.remindersDue(today, today)).length > 0;
  const remind = async (today: string) =>
    store.addReminder(await store.openCases(), today, 2000, [mailWithLink(`on ${today}`)]);
  expect(await remind('2026-12-29')).toBe(true);
  expect(await isDue('2027-01-04')).toBe(false);
  expect(await remind('2027-01-04')).toBe(false);
  expect(await isDue('2027-01-05')).toBe(true);
  expect(await remind('2027-01-05')).toBe(true);
  // A server whose clock is a few seconds behind midnight does not remind again.
  expect(await isDue('2027-01-04')).toBe(false);
  expect(await remind('2027-06-01')).toBe(true);
  expect(await isDue('2027-01-12')).toBe(true);
  expect(await remind('2027-01-12')).toBe(true);
  expect((await store.unsent()).map(({ id }) => id)).toEqual([
    'on 2026-12-29',
    'on 2027-01-05',
    'on 2027-06-01',
    'on 2027-01-12',
  ]);
});

test('cases are listed by the day on which they came, erased ones too, and the list goes on after one', async () => {
  const store = await openAt(await newPlace());
  for (const [id, receivedOn] of [
    ['before', '2025-12-31'],
    ['b', '2026-01-01'],
    ['a', '2026-01-01'],
    ['last', '2026-12-31'],
    ['after', '2027-01-01'],
  ] as const)
    await store.accept(request(id, { receivedOn }), () => [], limits);
  await store.change('a', 2000, () => change({ closedOn: '2026-11-23' }));
  await store.erase(['a'], 3000);
  const list = async (after?: { id: string; receivedOn: string }) =>
    (await store.receivedBetween('2026-01-01', '2026-12-31', 2, after)).map(({ id }) => id);
  expect(await list()).toEqual(['a', 'b']);
  expect(await list({ id: 'b', receivedOn: '2026-01-01' })).toEqual(['last']);
  expect(await store.firstReceivedOn()).toBe('2025-12-31');
});

test('a closed case is erased with its mails and links, and an open one never', async () => {
  const store = await openAt(await newPlace());
  for (const id of ['open', 'closed'])
    await store.accept(request(id), () => [mailWithLink(`mail-${id}`)], limits);
  await store.change('closed', 2000, () => change({ closedOn: '2026-11-23' }));
  expect((await store.closedBy('2026-12-01', 10)).map(({ id }) => id)).toEqual(['closed']);
  await store.erase(['open', 'closed'], 3000);
  await store.overwriteErased();
  expect(await store.find('closed')).toMatchObject({
    erasedAt: 3000,
    answers: {},
    events: [{ what: 'case.received' }, { what: 'case.completed' }, { what: 'case.erased' }],
  });
  expect((await store.find('closed'))?.events.map(({ reason }) => reason)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(await store.find('open')).toMatchObject({ erasedAt: undefined, answers: { name: 'open' } });
  expect((await store.unsent()).map(({ id }) => id)).toEqual(['mail-open']);
  expect(await store.lookUpToken(Buffer.from('mail-closed'), 3000)).toEqual({ outcome: 'unknown' });
  expect(await store.closedBy('2026-12-01', 10)).toEqual([]);
});

import { expect, test } from 'vitest';
import { DAY, MINUTE } from '../../api/base/calendar.ts';
import { limits, mailWithLink, newPlace, openAt, request } from '../support/contract-store.ts';

test('mails of one moment are leased in the order in which they were written, each once', async () => {
  const store = await openAt(await newPlace());
  const ids = ['c', 'a', 'b', 'e', 'd'];
  await store.accept(request('one'), () => ids.map((id, index) => mailWithLink(id, index + 1)), limits);
  const leased: (string | undefined)[] = [];
  for (let turn = 0; turn < 6; turn++) leased.push((await store.lease(2000, MINUTE, DAY))?.id);
  expect(leased).toEqual([...ids, undefined]);
});

test('many senders at one moment lease no mail twice', async () => {
  const place = await newPlace();
  const [one, two] = [await openAt(place), await openAt(place)];
  const ids = Array.from({ length: 20 }, (_, index) => `mail-${index}`);
  await one.accept(request('one'), () => ids.map((id, index) => mailWithLink(id, index + 1)), limits);
  const leased = await Promise.all(
    Array.from({ length: 24 }, (_, index) => (index % 2 ? one : two).lease(2000, MINUTE, DAY)),
  );
  expect(leased.flatMap((mail) => (mail ? [mail.id] : [])).toSorted()).toEqual(ids.toSorted());
});

test('a mail is tried, deferred, sent and replayed', async () => {
  const store = await openAt(await newPlace());
  await store.accept(request('one'), () => [mailWithLink('mail')], limits);
  expect(await store.nextDue()).toBe(1000);
  expect(await store.lease(2000, MINUTE, DAY)).toMatchObject({
    id: 'mail',
    requestId: 'one',
    attempts: 0,
    idempotencyKey: 'mail-1',
    expiredKey: 'no',
    token: { keyId: 'k1', number: 1 },
    message: { subject: 'mail' },
  });
  expect(await store.nextDue()).toBe(2000 + MINUTE);
  const retry = { state: 'waiting', nextAt: 9000, mayHaveArrived: true, outcome: 'busy' } as const;
  await store.settle('mail', 3000, retry);
  expect(await store.lease(4000, MINUTE, DAY)).toBeUndefined();
  await store.bringForward(5000);
  expect(await store.lease(5000, MINUTE, DAY)).toMatchObject({ attempts: 1, idempotencyKey: 'mail-1' });
  expect(await store.renewKey('mail', 6000, undefined)).toBe('mail-2');
  await store.settle('mail', 7000, { state: 'dead-lettered', outcome: 'refused' });
  expect(await store.unsent()).toMatchObject([{ id: 'mail', state: 'dead-lettered', outcome: 'refused' }]);
  expect(await store.replay('mail', 8000)).toBe(true);
  expect(await store.replay('mail', 8000)).toBe(false);
  expect(await store.lease(9000, MINUTE, DAY)).toMatchObject({ attempts: 0, idempotencyKey: 'mail-3' });
  await store.settle('mail', 9500, { state: 'sent', providerId: 'p' });
  expect(await store.unsent()).toEqual([]);
  expect(await store.nextDue()).toBeUndefined();
});

test('a lease that ran out is doubtful once its key is too old', async () => {
  const store = await openAt(await newPlace());
  await store.accept(request('one'), () => [mailWithLink('mail')], limits);
  await store.lease(2000, MINUTE, DAY);
  const nextDay = 2000 + 25 * 60 * MINUTE;
  expect(await store.lease(nextDay, MINUTE, DAY)).toMatchObject({ expiredKey: 'doubtful', attempts: 1 });
});

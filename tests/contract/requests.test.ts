import { expect, test } from 'vitest';
import { limits, mailWithLink, newPlace, openAt, request } from '../support/contract-store.ts';

/** The contract of the store. It runs on each engine. */

test('a request, its event and its mail are there together, also for a store that opens later', async () => {
  const place = await newPlace();
  const store = await openAt(place);
  const accepted = await store.accept(request('one'), () => [mailWithLink('mail')], limits);
  expect(accepted).toMatchObject({ outcome: 'accepted', repeated: false });
  await store.close();
  const later = await openAt(place);
  expect(await later.find('one')).toMatchObject({
    id: 'one',
    receivedAt: 1000,
    dueOn: '2026-12-22',
    answers: { name: 'one' },
    flags: [],
    closedOn: undefined,
    events: [{ what: 'case.received', at: 1000, on: '2026-11-22' }],
  });
  expect(await later.unsent()).toMatchObject([{ id: 'mail', kind: 'acknowledgement', state: 'waiting' }]);
  expect(await later.find('two')).toBeUndefined();
});

test('of many transactions of one moment, one that fails takes no other with it', async () => {
  const store = await openAt(await newPlace());
  const names = Array.from({ length: 30 }, (_, index) => `request-${index}`);
  const results = await Promise.allSettled(
    names.map((name, index) =>
      store.accept(
        request(name),
        () => {
          if (index === 7) throw new Error('the mail could not be composed');
          return [];
        },
        { ...limits, client: { ...limits.client, index: Buffer.from(name) } },
      ),
    ),
  );
  expect(results.map(({ status }) => status)).toEqual(
    names.map((_, index) => (index === 7 ? 'rejected' : 'fulfilled')),
  );
  const found = await Promise.all(names.map((name) => store.find(name)));
  expect(found.map((it) => it?.id)).toEqual(names.map((name, index) => (index === 7 ? undefined : name)));
});

test('the same form with the same answers is one request, however many arrive at one moment', async () => {
  const store = await openAt(await newPlace());
  const same = { submissionId: 'form', contentHash: Buffer.from('answers') };
  const accepted = await Promise.all(
    Array.from({ length: 8 }, (_, index) => store.accept(request(`id-${index}`, same), () => [], limits)),
  );
  expect(accepted.filter((it) => 'repeated' in it && !it.repeated)).toHaveLength(1);
  expect(await store.health('2026-11-22')).toMatchObject({ requests: 1, open: 1 });
});

test('a client is limited exactly, however many of its requests arrive at one moment', async () => {
  const store = await openAt(await newPlace());
  const few = { ...limits, client: { ...limits.client, most: 5 } };
  const accepted = await Promise.all(
    Array.from({ length: 12 }, (_, index) => store.accept(request(`id-${index}`), () => [], few)),
  );
  expect(accepted.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(5);
  expect(accepted.find(({ outcome }) => outcome === 'limited')).toEqual({
    outcome: 'limited',
    retryAfter: 1000,
  });
});

test('an address gets no more mails with links than its limit', async () => {
  const store = await openAt(await newPlace());
  const address = { limitIndex: Buffer.from('address'), addressIndex: Buffer.from('address') };
  await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      store.accept(request(`id-${index}`, address), () => [mailWithLink(`mail-${index}`)], limits),
    ),
  );
  expect(await store.unsent()).toHaveLength(3);
  const events = (await store.openCases()).flatMap((it) => it.events.map(({ what }) => what));
  expect(events.filter((what) => what === 'case.link-withheld')).toHaveLength(2);
  const flagged = (await store.openCases()).filter(({ flags }) => flags.includes('repetition'));
  expect(flagged).toHaveLength(2);
});

test('a link confirms once, however often it is clicked at one moment', async () => {
  const store = await openAt(await newPlace());
  await store.accept(request('one'), () => [mailWithLink('mail')], limits);
  const hash = Buffer.from('mail');
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () =>
      store.confirm(hash, 2000, () => [{ id: 'team', kind: 'team-request', message: undefined }]),
    ),
  );
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
    ...Array<string>(5).fill('already'),
    'confirmed',
  ]);
  expect((await store.unsent()).map(({ id }) => id)).toEqual(['mail', 'team']);
  expect(await store.lookUpToken(hash, 2000)).toMatchObject({ outcome: 'already' });
  expect(await store.lookUpToken(Buffer.from('other'), 2000)).toEqual({ outcome: 'unknown' });
});

test('the same form with other answers names the request that it corrects', async () => {
  const store = await openAt(await newPlace());
  const first = await store.accept(request('one', { submissionId: 'form' }), () => [], limits);
  await store.accept(request('two', { submissionId: 'form', receivedAt: 2000 }), () => [], limits);
  const reference = 'request' in first ? first.request.reference : '';
  expect(await store.find('two')).toMatchObject({ follows: reference });
  expect(await store.findByReference(reference)).toMatchObject({ id: 'one' });
  expect((await store.find('one'))?.correctedBy).toBe((await store.find('two'))?.reference);
});

test('an opt-out is taken back with its entries, and those of another request stay', async () => {
  const store = await openAt(await newPlace());
  const entry = { value: 'b@mail.example', name: 'Robin', channels: ['email'], profiling: false };
  const index = Buffer.from('index');
  const optOut = { kind: 'opt-out' as const, suppressions: [{ index, ...entry }] };
  const mail = mailWithLink('mail');
  const notMe = Buffer.from('not me');
  await store.accept(
    request('one', optOut),
    () => [{ ...mail, ...(mail.token && { token: { ...mail.token, notMe } }) }],
    limits,
  );
  await store.accept(request('two', { ...optOut, receivedAt: 2000 }), () => [], limits);
  expect(await store.suppressions()).toHaveLength(2);
  expect(
    await store.takeBack(
      notMe,
      3000,
      () => [index],
      () => [],
    ),
  ).toMatchObject({ outcome: 'taken-back' });
  expect(
    await store.takeBack(
      notMe,
      3000,
      () => [index],
      () => [],
    ),
  ).toMatchObject({ outcome: 'already' });
  expect(await store.suppressions([index])).toEqual([{ ...entry, since: 2000 }]);
});

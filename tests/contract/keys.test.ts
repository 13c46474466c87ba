import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { DAY, MINUTE } from '../../api/base/calendar.ts';
import { loadKeys } from '../../api/base/keys.ts';
import type { Keys } from '../../api/base/keys.ts';
import { earlierIndexes, requestIndexes } from '../../api/domain/request-indexes.ts';
import { suppressionIndex } from '../../api/domain/suppression-index.ts';
import { deriveToken, hashOutcomeToken, hashToken, outcomeTokenBy } from '../../api/domain/tokens.ts';
import type { Answers, NewRequest } from '../../api/domain/case.ts';
import { limits, mail, newPlace, openAt, request } from '../support/contract-store.ts';

/** A change from one key to another. */

const line = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const keysOf = (...lines: string[]): Keys => orThrow(loadKeys('', lines.join(' ')));

const robin: Answers = { name: 'Robin Sample', email: 'robin@patient.example' };
const value = 'robin@patient.example';

/** A request as the intake makes it with these keys. */
const made = (keys: Keys, id: string, changes: Partial<NewRequest> = {}): NewRequest =>
  request(id, {
    ...requestIndexes(keys.current, 'access', robin),
    earlierIndexes: earlierIndexes(keys, 'access', robin),
    submissionId: `form of ${id}`,
    answers: robin,
    ...changes,
  });

const linkMail = (keys: Keys, requestId: string) => ({
  ...mail(`mail of ${requestId}`),
  token: {
    keyId: keys.current.id,
    number: 1,
    hash: hashToken(deriveToken(keys.current, { requestId, number: 1 })),
    expiresAt: 1_000_000,
  },
});

/** A database with something of the key k1 in every table, the two keys, and a store that has both. */
async function changed() {
  const [first, second] = [line('k1'), line('k2')];
  const place = { ...(await newPlace()), keys: keysOf(first) };
  const old = await openAt(place);
  const suppressions = [
    {
      index: suppressionIndex(place.keys.current, value),
      value,
      name: 'Robin',
      channels: ['email'],
      profiling: false,
    },
  ];
  await old.accept(made(place.keys, 'one', { suppressions }), () => [linkMail(place.keys, 'one')], limits);
  await old.change('one', 2000, () => ({
    event: { what: 'case.extended', on: '2026-11-23', by: 'Lead', reason: 'Because it is long' },
    mails: [mail('news')],
    dueOn: '2027-02-22',
    waiting: false,
    closedOn: undefined,
  }));
  await old.close();
  const both = keysOf(second, first);
  const [k1, k2] = ['k1', 'k2'].map((id) => both.byId.get(id));
  if (!k1 || !k2) throw new Error('A key is missing');
  return { place, both, only: keysOf(second), k1, k2, store: await openAt({ ...place, keys: both }) };
}

test('says what each key is needed for', async () => {
  const { store } = await changed();
  expect(await store.keyUsage()).toEqual([
    { keyId: 'k1', sealed: { requests: 1, events: 1, mails: 2, suppressions: 1 }, links: 1 },
  ]);
});

test('after re-sealing, everything is read and found with the new key only', async () => {
  const { store, place, only, k1, k2 } = await changed();
  const before = await store.find('one');
  expect(await store.reseal(k1)).toEqual({ resealed: 5, unreadable: 0 });
  expect(await store.keyUsage()).toEqual([
    { keyId: 'k2', sealed: { requests: 1, events: 1, mails: 2, suppressions: 1 }, links: 1 },
  ]);
  await store.close();

  const next = await openAt({ ...place, keys: only });
  expect(await next.find('one')).toEqual(before);
  expect(await next.suppressions([suppressionIndex(k2, value)])).toMatchObject([{ value }]);
  const leased = await next.lease(3000, MINUTE, DAY);
  expect(leased).toMatchObject({ token: { keyId: 'k2', number: 1 }, expiredKey: 'no' });
  // The link of the mail works, and so does one that went out before.
  for (const key of [k1, k2])
    expect(
      await next.lookUpToken(hashToken(deriveToken(key, { requestId: 'one', number: 1 })), 3000),
    ).toMatchObject({ outcome: 'confirmed' });
});

test.each(['before re-sealing', 'after re-sealing'])(
  'the same form is the same request, and the address has its limits, %s',
  async (when) => {
    const { store, both, k1 } = await changed();
    if (when === 'after re-sealing') await store.reseal(k1);
    const again = await store.accept(made(both, 'two', { submissionId: 'form of one' }), () => [], limits);
    expect(again).toMatchObject({ repeated: true, request: { id: 'one' } });
    const links = { ...limits, links: { most: 1, since: 0 } };
    await store.accept(made(both, 'three'), () => [linkMail(both, 'three')], links);
    expect((await store.find('three'))?.events.map(({ what }) => what)).toContain('case.link-withheld');
  },
);

test('an address that a removed key signed is known by its hash', async () => {
  const { store, place, only, k1 } = await changed();
  const hash = hashOutcomeToken(outcomeTokenBy(k1, 'one')) ?? Buffer.from('');
  expect(await store.requestOfSignedAddress(hash)).toBeUndefined();
  await store.reseal(k1);
  expect(await store.keepSignedAddresses(k1)).toBe(1);
  expect(await store.keepSignedAddresses(k1)).toBe(0);
  await store.close();
  const next = await openAt({ ...place, keys: only });
  expect(await next.requestOfSignedAddress(hash)).toBe('one');
  await next.change('one', 4000, ({ dueOn }) => ({
    event: { what: 'case.completed', on: '2026-11-24', by: 'Lead' },
    mails: [],
    dueOn,
    waiting: false,
    closedOn: '2026-11-24',
  }));
  await next.erase(['one'], 5000);
  expect(await next.requestOfSignedAddress(hash)).toBeUndefined();
});

test('a mail that is being sent keeps its link until its lease is over, and one that was tried gets a new key', async () => {
  const { store, k1 } = await changed();
  await store.lease(3000, MINUTE, DAY);
  await store.reseal(k1);
  expect(await store.keyUsage()).toMatchObject([{ keyId: 'k1', links: 1 }, { keyId: 'k2' }]);
  await store.settle('mail of one', 4000, {
    state: 'waiting',
    nextAt: 5000,
    mayHaveArrived: true,
    outcome: 'busy',
  });
  await store.reseal(k1);
  expect(await store.lease(DAY * 2, MINUTE, DAY)).toMatchObject({
    token: { keyId: 'k2' },
    expiredKey: 'doubtful',
  });
});

test('what was erased, taken back or damaged is left as it is', async () => {
  const { store, k1 } = await changed();
  await store.change('one', 4000, ({ dueOn }) => ({
    event: { what: 'case.completed', on: '2026-11-24', by: 'Lead' },
    mails: [],
    dueOn,
    waiting: false,
    closedOn: '2026-11-24',
  }));
  await store.erase(['one'], 5000);
  const before = await store.find('one');
  // The entry of the suppression list stays, without a tie to the case.
  expect(await store.reseal(k1)).toEqual({ resealed: 1, unreadable: 0 });
  expect(await store.find('one')).toEqual(before);
});

import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { randomBytes } from 'node:crypto';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { chainFault } from '../../api/domain/case-chain.ts';
import type { NewEvent } from '../../api/domain/case.ts';
import type { Change } from '../../api/store/case-store.ts';
import type { Store } from '../../api/store/store.ts';
import { limits, newPlace, openAt, request } from '../support/contract-store.ts';
import type { Place } from '../support/contract-store.ts';

/** The chain of a case. */

const noted = (reason: string, rest: Partial<NewEvent> = {}): Change => ({
  event: { what: 'case.note', on: '2026-11-23', by: 'Lead', reason, ...rest },
  mails: [],
  dueOn: '2026-12-22',
  waiting: false,
  closedOn: undefined,
});

async function chainOf(store: Store, id: string) {
  const entries = await store.chainOf(id);
  const reference = (await store.find(id))?.reference ?? '';
  return { entries, fault: chainFault(reference, entries), reference };
}

/** Runs a statement beside the store, as somebody who has the database would. */
async function alter({ dataDir, databaseUrl }: Place, statement: string): Promise<void> {
  if (databaseUrl === undefined) {
    const db = new DatabaseSync(join(dataDir, 'candour.db'));
    db.exec(statement);
    db.close();
    return;
  }
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(statement);
  await client.end();
}

test('each event carries the hash of the one before, and a MAC where it has a text', async () => {
  const store = await openAt(await newPlace());
  await store.accept(request('one'), () => [], limits);
  await store.change('one', 2000, () => noted('First'));
  await store.change('one', 3000, () => noted('Second'));
  const { entries, fault } = await chainOf(store, 'one');
  expect(fault).toBeUndefined();
  expect(entries.map(({ place, what, note }) => [place, what, note?.reason])).toEqual([
    [1, 'case.received', undefined],
    [2, 'case.note', 'First'],
    [3, 'case.note', 'Second'],
  ]);
  expect(entries.map(({ mac, salt }) => [mac?.length, salt?.length])).toEqual([
    [undefined, undefined],
    [64, 64],
    [64, 64],
  ]);
});

test('a refused change and a failed transaction leave the chain as it was', async () => {
  const store = await openAt(await newPlace());
  await store.accept(request('one'), () => [], limits);
  const before = await chainOf(store, 'one');
  await store.change('one', 2000, () => ({ refused: 'no' }));
  const twice = { id: 'same', kind: 'case-news' as const, message: undefined };
  await expect(
    store.change('one', 2000, () => ({ ...noted('Lost'), mails: [twice, twice] })),
  ).rejects.toThrow();
  expect(await chainOf(store, 'one')).toEqual(before);
  await store.change('one', 3000, () => noted('Kept'));
  expect((await chainOf(store, 'one')).fault).toBeUndefined();
});

test('two servers that append at once make one chain', async () => {
  const place = await newPlace();
  const [here, there] = [await openAt(place), await openAt(place)];
  await here.accept(request('one'), () => [], limits);
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      (index % 2 === 0 ? here : there).change('one', 2000, () => noted(`Note ${index}`)),
    ),
  );
  const { entries, fault } = await chainOf(there, 'one');
  expect(fault).toBeUndefined();
  expect(entries.map(({ place: number }) => number)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
});

test('sealing with another key changes no link', async () => {
  const line = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
  const [first, second] = [line('k1'), line('k2')];
  const place = { ...(await newPlace()), keys: orThrow(loadKeys('', first)) };
  const old = await openAt(place);
  await old.accept(request('one'), () => [], limits);
  await old.change('one', 2000, () => noted('A text', { details: { proposedBy: 'Somebody' } }));
  const before = await chainOf(old, 'one');
  await old.close();
  const both = orThrow(loadKeys('', `${second} ${first}`));
  const store = await openAt({ ...place, keys: both });
  const from = both.byId.get('k1');
  if (!from) throw new Error('A key is missing');
  expect(await store.reseal(from)).toMatchObject({ unreadable: 0 });
  expect(await chainOf(store, 'one')).toEqual(before);
});

test('after erasing, the texts and the keys of their MACs are gone and the chain still holds', async () => {
  const store = await openAt(await newPlace());
  await store.accept(request('one'), () => [], limits);
  await store.change('one', 2000, () => ({ ...noted('A text'), closedOn: '2026-11-23' }));
  const before = await chainOf(store, 'one');
  await store.erase(['one'], 3000);
  const { entries, fault } = await chainOf(store, 'one');
  expect(fault).toBeUndefined();
  expect(entries[1]).toEqual({ ...before.entries[1], note: null, salt: null });
  expect(entries.at(-1)).toMatchObject({ place: 3, what: 'case.erased', note: null, mac: null });
});

test('a case from before chains begins its chain with the next event, and vouches for the events before', async () => {
  const place = await newPlace();
  const store = await openAt(place);
  await store.accept(request('one'), () => [], limits);
  await store.change('one', 2000, () => noted('From before'));
  await alter(place, 'UPDATE events SET place = NULL, mac = NULL, link = NULL');
  await store.change('one', 3000, () => noted('From now on'));
  const { entries, fault, reference } = await chainOf(store, 'one');
  expect(fault).toBeUndefined();
  expect(entries.map(({ place: number, what }) => [number, what])).toEqual([
    [null, 'case.received'],
    [null, 'case.note'],
    [1, 'case.chain-begun'],
    [2, 'case.note'],
  ]);
  const altered = entries.map((entry, index) =>
    index === 1 ? { ...entry, note: { by: 'Lead', reason: 'Something else' } } : entry,
  );
  expect(chainFault(reference, altered)).toEqual({ index: 1, fault: 'before' });
  await store.change('one', 4000, () => ({ ...noted('Closed'), closedOn: '2026-11-24' }));
  await store.erase(['one'], 5000);
  expect((await chainOf(store, 'one')).fault).toBeUndefined();
});

test('a case from before chains that is erased first has a chain that holds no hash of what was erased', async () => {
  const place = await newPlace();
  const store = await openAt(place);
  await store.accept(request('one'), () => [], limits);
  await store.change('one', 2000, () => ({ ...noted('From before'), closedOn: '2026-11-23' }));
  const texts = (await store.chainOf('one')).map(({ note }) => note);
  expect(texts[1]).not.toBeNull();
  await alter(place, 'UPDATE events SET place = NULL, mac = NULL, link = NULL');
  await store.erase(['one'], 3000);
  const { entries, fault } = await chainOf(store, 'one');
  expect(fault).toBeUndefined();
  expect(entries.map(({ what, note }) => [what, note === null])).toEqual([
    ['case.received', true],
    ['case.note', true],
    ['case.chain-begun', false],
    ['case.erased', true],
  ]);
});

test.for([
  ['its day', "UPDATE events SET day = '2026-11-01' WHERE place = 2", 1, 'link'],
  ['its kind', "UPDATE events SET event = 'case.withdrawn' WHERE place = 2", 1, 'link'],
  ['its moment', 'UPDATE events SET at = 1 WHERE place = 2', 1, 'link'],
  ['its text', 'UPDATE events SET sealed = NULL, key_id = NULL WHERE place = 2', 1, 'missing'],
  ['an event in the middle', 'DELETE FROM events WHERE place = 2', 1, 'place'],
] as const)('a change of %s in the database is found', async ([, statement, index, fault]) => {
  const place = await newPlace();
  const store = await openAt(place);
  await store.accept(request('one'), () => [], limits);
  await store.change('one', 2000, () => noted('First'));
  await store.change('one', 3000, () => noted('Second'));
  await alter(place, statement);
  expect((await chainOf(store, 'one')).fault).toEqual({ index, fault });
});

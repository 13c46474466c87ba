import { expect, inject, test } from 'vitest';
import { suppressionIndex } from '../../api/domain/suppression-index.ts';
import { writeBackup } from '../../api/store/backup.ts';
import { restoreBackup } from '../../api/store/restore.ts';
import { copyDatabase } from '../../api/store/copy-database.ts';
import { join } from 'node:path';
import { limits, mail, newDatabase, newPlace, openAt, request } from '../support/contract-store.ts';

const onPostgres = test.skipIf(inject('engine') !== 'postgres');

/** A SQLite database with something in it, and its keys. */
async function filled() {
  const place = await newPlace('sqlite');
  const store = await openAt(place);
  await store.accept(request('one'), () => [mail('b'), mail('a')], limits);
  const entry = { value: 'b@mail.example', name: 'Robin', channels: ['email'], profiling: false };
  const suppressions = [{ index: suppressionIndex(place.keys.current, entry.value), ...entry }];
  await store.accept(request('two', { submissionId: 'one', suppressions }), () => [], limits);
  await store.countVisit('2026-11-22', '/', { client: Buffer.from('client'), hour: 0, most: 3 });
  return { place, store };
}

onPostgres('a copy on PostgreSQL holds what the SQLite database held, and goes on from there', async () => {
  const { place, store } = await filled();
  const before = {
    cases: await store.openCases(),
    mails: await store.unsent(),
    suppressions: await store.suppressions(),
    visits: await store.visits('2026-01-01', '2026-12-31'),
  };
  await store.close();
  const databaseUrl = await newDatabase();
  const copied = await copyDatabase(join(place.dataDir, 'candour.db'), databaseUrl);
  expect(copied.filter(({ rows }) => rows > 0).map(({ table, rows }) => [table, rows])).toEqual([
    ['requests', 2],
    ['events', 2],
    ['mails', 2],
    ['suppressions', 1],
    ['submissions_by_client', 2],
    ['rate_limits', 1],
    ['visits', 1],
  ]);
  const copy = await openAt({ ...place, databaseUrl });
  expect({
    cases: await copy.openCases(),
    mails: await copy.unsent(),
    suppressions: await copy.suppressions(),
    visits: await copy.visits('2026-01-01', '2026-12-31'),
  }).toEqual(before);
  await copy.accept(request('three'), () => [mail('c')], limits);
  expect((await copy.unsent()).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});

onPostgres('a target that holds rows is refused, and keeps them', async () => {
  const { place, store } = await filled();
  await store.close();
  const target = await newPlace('postgres');
  const theirs = await openAt(target);
  await theirs.accept(request('theirs'), () => [], limits);
  await expect(copyDatabase(join(place.dataDir, 'candour.db'), target.databaseUrl ?? '')).rejects.toThrow(
    'The target is not empty: it has rows in requests.',
  );
  expect((await theirs.openCases()).map(({ id }) => id)).toEqual(['theirs']);
});

test('a backup holds what the store held, while it is in use, and is restored on the same engine', async () => {
  const place = await newPlace();
  const store = await openAt(place);
  await store.accept(request('one'), () => [mail('b'), mail('a')], limits);
  await store.accept(request('two', { submissionId: 'one' }), () => [], limits);
  const before = { cases: await store.openCases(), figures: await store.health('2026-11-22') };
  const file = join(place.dataDir, 'backup.db');
  const contents = { requests: 2, suppressions: 0, mailsWaiting: 2, lastWritten: 1000 };
  expect(await writeBackup(place, place.keys, file)).toEqual({ ...contents, filesLeftOut: 0 });
  await store.accept(request('three'), () => [], limits);
  await expect(writeBackup(place, place.keys, file)).rejects.toThrow('exists. Give the backup a name');

  const target = { ...(await newPlace()), keys: place.keys };
  const restored = await restoreBackup(target, target.keys, file, undefined, 9000, () => Promise.resolve());
  expect(restored).toEqual({ ...contents, lacking: [], passkeys: 0 });
  const copy = await openAt(target);
  expect(await copy.openCases()).toEqual(before.cases);
  expect(await copy.health('2026-11-22')).toEqual({
    ...before.figures,
    mailsWaiting: 0,
    mailsDeadLettered: 2,
    oldestUnsent: undefined,
  });
  // The numbers of new rows go on after those that were restored.
  await copy.accept(request('four'), () => [mail('c')], limits);
  expect((await copy.unsent()).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  await expect(
    restoreBackup(target, target.keys, file, undefined, 9000, () => Promise.resolve()),
  ).rejects.toThrow(inject('engine') === 'postgres' ? 'The target is not empty' : 'nothing is overwritten');
  expect(await copy.find('four')).toBeDefined();
});

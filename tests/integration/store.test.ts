import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { MINUTE } from '../../api/base/calendar.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { openStore } from '../../api/store/open-store.ts';
import type { Limits, Store } from '../../api/store/store.ts';
import type { NewRequest } from '../../api/domain/case.ts';
import { validAccess } from '../support/candour.ts';
import { locationOf, openCandour, confirmWith, read, rows, tokenIn, visible } from '../support/visit.ts';
import { dataFolder, file, fileAndGetToken } from '../support/visit.ts';

const newKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

/** Writes the keys of a data directory, the current one first. */
const useKeys = (dataDir: string, ...keys: string[]) => {
  writeFileSync(join(dataDir, 'keys'), keys.join('\n'));
};

const open = (dataDir: string) => openStore(dataDir, orThrow(loadKeys(dataDir, undefined)));

const request = (id: string): NewRequest => ({
  id,
  kind: 'access',
  nation: 'england',
  receivedAt: 1,
  receivedOn: '2026-11-22',
  channel: 'form',
  dueOn: '2026-12-22',
  privacy: undefined,
  submissionId: id,
  contentHash: Buffer.from(id),
  addressIndex: undefined,
  limitIndex: undefined,
  noticeAt: 1,
  flags: [],
  suppressions: [],
  answers: { name: id },
});

const unlimited: Limits = {
  client: { index: Buffer.from('client'), most: 1000, since: 0 },
  links: { most: 3, since: 0 },
  acknowledgements: { most: 5, since: 0 },
};

const accept = (store: Store, id: string, fails = false) =>
  store.accept(
    request(id),
    () => {
      if (fails) throw new Error('the mail could not be written');
      return [];
    },
    unlimited,
  );

test('what an earlier process stored is there for the next one', async () => {
  const dataDir = dataFolder();
  const first = await openCandour({ dataDir });
  const received = await file(first);
  const page = visible(await read(first.get(received)));
  await first.close();
  const second = await openCandour({ dataDir });
  expect(visible(await read(second.get(received)))).toBe(page);
  await second.round();
  expect((await confirmWith(second, tokenIn(second.sent[0]?.message))).status).toBe(303);
});

test('after a change of keys old requests can be read, old links and pages work, and new rows use the new key', async () => {
  const dataDir = dataFolder();
  const [old, next] = [newKey('old'), newKey('next')];
  useKeys(dataDir, old);
  const first = await openCandour({ dataDir });
  const received = await file(first);
  const token = await fileAndGetToken(first, { ...validAccess, name: 'Second' });
  await first.close();

  useKeys(dataDir, next, old);
  const second = await openCandour({ dataDir });
  expect((await second.get(received)).status).toBe(200);
  expect(locationOf(await confirmWith(second, token))).toMatch(
    /^\/requests\/confirmed\/[\w-]{20,40}\.next\./,
  );
  await file(second);
  expect(rows(second, 'SELECT key_id FROM requests ORDER BY rowid').map(({ key_id }) => key_id)).toEqual([
    'old',
    'old',
    'next',
  ]);
});

test('a link whose email is retried after a change of keys keeps its bytes', async () => {
  const dataDir = dataFolder();
  const [old, next] = [newKey('old'), newKey('next')];
  useKeys(dataDir, old);
  const first = await openCandour({ dataDir });
  await file(first);
  first.outcomes.push({ kind: 'retry', mayHaveArrived: true, after: undefined, reason: 'test' });
  await first.round();
  await first.close();
  useKeys(dataDir, next, old);
  const second = await openCandour({ dataDir });
  second.clock.advance(MINUTE);
  await second.round();
  expect(second.sent).toEqual(first.sent);
});

test('without a key that sealed rows the start is refused, and the key is named', async () => {
  const dataDir = dataFolder();
  const [old, next] = [newKey('old'), newKey('next')];
  useKeys(dataDir, old);
  const first = await openCandour({ dataDir });
  await file(first);
  await first.close();
  useKeys(dataDir, next);
  await expect(open(dataDir)).rejects.toThrow('sealed with a key that is not given: old.');
  useKeys(dataDir, next, old);
  await (await open(dataDir)).close();
});

test('a database of a newer Candour is refused and left as it is', async () => {
  const dataDir = dataFolder();
  await (await open(dataDir)).close();
  const raw = new DatabaseSync(join(dataDir, 'candour.db'));
  raw.exec('PRAGMA user_version = 99');
  raw.close();
  await expect(open(dataDir)).rejects.toThrow('newer Candour (version 99');
  expect(rows({ dataDir }, 'PRAGMA user_version')).toEqual([{ user_version: 99 }]);
});

test('of many transactions at the same time, one that fails does not affect the others', async () => {
  const dataDir = dataFolder();
  const store = await open(dataDir);
  const names = Array.from({ length: 20 }, (_, index) => `request-${index}`);
  const results = await Promise.allSettled(names.map((name, index) => accept(store, name, index === 7)));
  expect(results.map(({ status }) => status)).toEqual(
    names.map((_, index) => (index === 7 ? 'rejected' : 'fulfilled')),
  );
  await store.close();
  const again = await open(dataDir);
  const found = await Promise.all(names.map((name) => again.find(name)));
  expect(found.map((it) => it?.answers['name'])).toEqual(
    names.map((name, index) => (index === 7 ? undefined : name)),
  );
  expect(rows({ dataDir }, 'SELECT id FROM events')).toHaveLength(19);
  await again.close();
});

test('the promise of a write settles after the commit', async () => {
  const dataDir = dataFolder();
  const store = await open(dataDir);
  const pending = accept(store, 'one');
  expect(rows({ dataDir }, 'SELECT id FROM requests')).toEqual([]);
  await pending;
  expect(rows({ dataDir }, 'SELECT id FROM requests')).toEqual([{ id: 'one' }]);
  await store.close();
});

test('closing writes what was waiting', async () => {
  const dataDir = dataFolder();
  const store = await open(dataDir);
  const pending = accept(store, 'last');
  await store.close();
  await pending;
  expect(rows({ dataDir }, 'SELECT id FROM requests')).toEqual([{ id: 'last' }]);
});

test('a closed store refuses later calls', async () => {
  const store = await open(dataFolder());
  await store.close();
  await expect(accept(store, 'late')).rejects.toThrow('not open');
});

test('two requests at the same time get different references', async () => {
  const dataDir = dataFolder();
  const store = await open(dataDir);
  const accepted = await Promise.all(
    Array.from({ length: 200 }, (_, index) => accept(store, `request-${index}`)),
  );
  const references = accepted.map((it) => ('request' in it ? it.request.reference : undefined));
  expect(new Set(references).size).toBe(200);
  expect(references).not.toContain(undefined);
  await store.close();
});

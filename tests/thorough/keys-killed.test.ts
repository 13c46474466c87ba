import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { openStore } from '../../api/store/open-store.ts';
import { limits, mail, request } from '../support/contract-store.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { dataFolder } from '../support/visit.ts';

/** A change of the key is killed with `kill -9` when a random part of the requests is sealed with the new key. */

const SEED = 49;
const CASES = 3000;

const command = join(import.meta.dirname, '../../api/commands/keys.ts');

const run = (dataDir: string, ...args: string[]) =>
  spawn(process.execPath, [command, ...args], {
    cwd: import.meta.dirname,
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PUBLIC_ORIGIN: 'http://localhost:4310' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** How many requests each key seals, read while the command writes. */
function requestsByKey(db: DatabaseSync): Map<string, number> {
  const rows = db.prepare('select key_id, count(*) as count from requests group by key_id').all();
  return new Map(rows.map(({ key_id: id, count }) => [String(id), Number(count)]));
}

/** Resolves when at most that many requests are left to the key that is replaced, or when the command has ended. */
async function untilLeft(dataDir: string, replaced: string, most: number, command: ChildProcess) {
  const db = new DatabaseSync(join(dataDir, 'candour.db'), { readOnly: true });
  while (command.exitCode === null && (requestsByKey(db).get(replaced) ?? 0) > most) await eventLoopTurn();
  db.close();
}

/** The key that the next `rotate` replaces, and how many requests it seals. */
function toReplace(dataDir: string): { replaced: string; count: number } {
  const db = new DatabaseSync(join(dataDir, 'candour.db'), { readOnly: true });
  const byKey = requestsByKey(db);
  db.close();
  const current = orThrow(loadKeys(dataDir, undefined)).current.id;
  const replaced = byKey.size > 1 ? [...byKey.keys()].find((id) => id !== current) : [...byKey.keys()][0];
  return { replaced: replaced ?? '', count: byKey.get(replaced ?? '') ?? 0 };
}

/** Opens the store with the keys in the folder, and reads everything. */
async function readAll(dataDir: string) {
  const store = await openStore(dataDir, orThrow(loadKeys(dataDir, undefined)));
  try {
    const cases = await store.openCases();
    return {
      answers: cases.map(({ answers }) => answers['name']).toSorted(),
      unreadable: cases.filter(({ flags }) => flags.includes('unreadable')).length,
      usage: await store.keyUsage(),
    };
  } finally {
    await store.close();
  }
}

test(`every row is readable after each kill of a change of the key, and the change ends (seed ${SEED})`, async () => {
  const random = seededRandom(SEED);
  const dataDir = dataFolder();
  const store = await openStore(dataDir, orThrow(loadKeys(dataDir, undefined)));
  const most = { ...limits, client: { ...limits.client, most: CASES } };
  for (let number = 0; number < CASES; number += 500)
    await Promise.all(
      Array.from({ length: 500 }, (_, index) => {
        const id = `case-${number + index}`;
        return store.accept(request(id), () => [mail(`mail of ${id}`)], most);
      }),
    );
  await store.close();
  const before = await readAll(dataDir);
  expect(before.answers).toHaveLength(CASES);

  let midway = 0;
  for (let kill = 0; kill < 8; kill++) {
    const { replaced, count } = toReplace(dataDir);
    const child = run(dataDir, 'rotate');
    child.stdout.resume();
    const ended = once(child, 'exit');
    await untilLeft(dataDir, replaced, count * (0.4 + random() * 0.6) - 1, child);
    child.kill('SIGKILL');
    await ended;
    const now = await readAll(dataDir);
    expect(now.answers).toEqual(before.answers);
    expect(now.unreadable).toBe(0);
    if (now.usage.length > 1) midway += 1;
  }
  // The command may move on between the look at the database and the kill, but not every time to its end.
  expect(midway).toBeGreaterThan(0);

  const last = run(dataDir, 'rotate');
  last.stdout.resume();
  const [code] = (await once(last, 'exit')) as [number];
  expect(code).toBe(0);
  const ids = (await readAll(dataDir)).usage.map(({ keyId }) => keyId);
  expect(ids).toHaveLength(1);
  const old = [...orThrow(loadKeys(dataDir, undefined)).byId.keys()].filter((id) => !ids.includes(id));
  for (const id of old) {
    const child = run(dataDir, 'remove', id);
    child.stdout.resume();
    await once(child, 'exit');
  }
  const end = await readAll(dataDir);
  expect(end.answers).toEqual(before.answers);
  expect([...orThrow(loadKeys(dataDir, undefined)).byId.keys()]).toEqual(ids);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { openStore } from '../../api/store/open-store.ts';
import { limits, mail, request } from '../support/contract-store.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { dataFolder } from '../support/visit.ts';

/** A change of the key is killed with `kill -9` at random moments. The seed is fixed, the machine's timing is not. */

const SEED = 49;
const CASES = 6000;

const command = join(import.meta.dirname, '../../api/commands/keys.ts');

const run = (dataDir: string, ...args: string[]) =>
  spawn(process.execPath, [command, ...args], {
    cwd: import.meta.dirname,
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PUBLIC_ORIGIN: 'http://localhost:4310' },
    stdio: 'ignore',
  });

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
    const child = run(dataDir, 'rotate');
    const ended = once(child, 'exit');
    await Promise.race([ended, after(150 + random() * 700)]);
    child.kill('SIGKILL');
    await ended;
    const now = await readAll(dataDir);
    expect(now.answers).toEqual(before.answers);
    expect(now.unreadable).toBe(0);
    if (now.usage.length > 1) midway += 1;
  }
  // At least one kill fell between two batches. If none did, the moments no longer fit the speed of the command.
  expect(midway).toBeGreaterThan(0);

  const [code] = (await once(run(dataDir, 'rotate'), 'exit')) as [number];
  expect(code).toBe(0);
  const ids = (await readAll(dataDir)).usage.map(({ keyId }) => keyId);
  expect(ids).toHaveLength(1);
  const old = [...orThrow(loadKeys(dataDir, undefined)).byId.keys()].filter((id) => !ids.includes(id));
  for (const id of old) {
    const child = run(dataDir, 'remove', id);
    await once(child, 'exit');
  }
  const last = await readAll(dataDir);
  expect(last.answers).toEqual(before.answers);
  expect([...orThrow(loadKeys(dataDir, undefined)).byId.keys()]).toEqual(ids);
});

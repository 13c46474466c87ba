import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { chainFault } from '../../api/domain/case-chain.ts';
import { openStore } from '../../api/store/open-store.ts';
import { limits, request } from '../support/contract-store.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { dataFolder } from '../support/visit.ts';

/** A process that adds events to a case is killed with `kill -9`, again and again. */

const SEED = 17;
const KILLS = 8;
const appending = join(import.meta.dirname, '../support/append-forever.ts');

/** Resolves when the case has that many events. */
async function untilCount(dataDir: string, count: number): Promise<void> {
  const db = new DatabaseSync(join(dataDir, 'candour.db'), { readOnly: true });
  const read = db.prepare('SELECT count(*) AS count FROM events');
  while (Number(read.get()?.['count']) < count) await eventLoopTurn();
  db.close();
}

test(`the chain of a case holds after each kill of a process that adds to it (seed ${SEED})`, async () => {
  const random = seededRandom(SEED);
  const dataDir = dataFolder();
  const keys = orThrow(loadKeys(dataDir, undefined));
  const first = await openStore(dataDir, keys);
  await first.accept(request('one'), () => [], limits);
  await first.close();
  let count = 1;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, [appending, dataDir, 'one'], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    await untilCount(dataDir, count + 1 + Math.floor(random() * 40));
    child.kill('SIGKILL');
    await ended;
    const store = await openStore(dataDir, keys);
    const entries = await store.chainOf('one');
    const { reference = '' } = (await store.find('one')) ?? {};
    await store.close();
    expect(entries.length).toBeGreaterThan(count);
    expect(chainFault(reference, entries)).toBeUndefined();
    count = entries.length;
  }
});

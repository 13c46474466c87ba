import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { openStore } from '../../api/store/open-store.ts';
import { dataFolder } from '../support/visit.ts';

const script = join(import.meta.dirname, '../support/open-together.ts');

const open = (dataDir: string) => openStore(dataDir, orThrow(loadKeys(dataDir, undefined)));

/** A process that opens the store of each folder that it is given. */
async function openingProcess() {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill();
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value;
  expect(await next()).toBe('ready');
  return {
    open: (dataDir: string) => {
      child.stdin.write(`${dataDir}\n`);
      return next();
    },
  };
}

test('two processes that open the same new folder together both open it, with the same keys', async () => {
  const [first, second] = await Promise.all([openingProcess(), openingProcess()]);
  for (let folder = 0; folder < 8; folder++) {
    const dataDir = join(dataFolder(), 'new');
    expect(await Promise.all([first.open(dataDir), second.open(dataDir)])).toEqual(['opened', 'opened']);
    expect(readFileSync(join(dataDir, 'keys'), 'utf8')).toMatch(/^k1:\S{44}\n$/);
    // SQLite leaves its log beside the database if both close it at the same moment.
    const others = readdirSync(dataDir).filter((file) => !/^candour\.db(-wal|-shm)?$/.test(file));
    expect(others).toEqual(['keys']);
  }
});

test('two stores of one process that open the same new folder together both open it', async () => {
  const dataDir = dataFolder();
  const stores = await Promise.all([open(dataDir), open(dataDir), open(dataDir)]);
  expect(await Promise.all(stores.map((store) => store.unsent()))).toEqual([[], [], []]);
  await Promise.all(stores.map((store) => store.close()));
});

test('a store waits for a new database that another connection has locked, and others have their turn meanwhile', async () => {
  const dataDir = dataFolder();
  loadKeys(dataDir, undefined);
  mkdirSync(dataDir, { recursive: true });
  const other = new DatabaseSync(join(dataDir, 'candour.db'));
  other.exec('BEGIN EXCLUSIVE');
  const opening = open(dataDir);
  await new Promise((turn) => setImmediate(turn));
  other.exec('COMMIT');
  other.close();
  const store = await opening;
  expect(await store.unsent()).toEqual([]);
  await store.close();
});

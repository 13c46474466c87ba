import { existsSync } from 'node:fs';
import { orThrow } from '../../content/load.ts';
import { readConfig } from '../config.ts';
import { loadKeys } from '../keys.ts';
import type { Keys } from '../keys.ts';
import { openStore } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';

/** Opens the store for a command, beside a server that may be running, and closes it after the work. */
export async function withStore(work: (store: Store, keys: Keys) => Promise<void>): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile();
    const { dataDir, keys: given } = orThrow(readConfig(process.env));
    if (!given && !existsSync(`${dataDir}/keys`)) throw new Error(`There is nothing in ${dataDir} yet.`);
    const keys = orThrow(loadKeys(dataDir, given));
    const store = openStore(dataDir, keys);
    await work(store, keys);
    await store.close();
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'It did not work.');
    process.exitCode = 1;
  }
}

import type { Loaded } from '../../content/load.ts';
import type { Keys } from '../base/keys.ts';
import { adviceOn, isStoreFault } from './fault.ts';
import { openStore } from './open-store.ts';
import { holdFolder } from './sqlite/hold-folder.ts';
import type { Store } from './store.ts';

/**
 * Opens the database of a server, which holds its data folder. Returns a sentence about why it cannot: another server
 * holds the folder, or the database or the folder cannot be used.
 */
export async function openHeldStore(
  dataDir: string,
  keys: Keys,
  databaseUrl: string | undefined,
  written: () => void,
): Promise<Loaded<{ store: Store; release: () => void }>> {
  const held = await attempt(dataDir, undefined, () => holdFolder(dataDir));
  if (!held.ok) return held;
  const release = held.value;
  if (!release)
    return refused(
      `DATA_DIR: another Candour is running on ${dataDir}. Stop it first, or give this one a folder of its own`,
    );
  const store = await openStoreOf(dataDir, keys, databaseUrl, written);
  if (store.ok) return done({ store: store.value, release });
  release();
  return store;
}

/** Opens the database of the settings, or returns a sentence about why that failed. */
export const openStoreOf = (
  dataDir: string,
  keys: Keys,
  databaseUrl: string | undefined,
  written?: () => void,
): Promise<Loaded<Store>> =>
  attempt(dataDir, databaseUrl, () => openStore(dataDir, keys, databaseUrl, written));

/** Returns the result of an access to the database, or a sentence about why it failed. */
export async function attempt<T>(
  dataDir: string,
  databaseUrl: string | undefined,
  access: () => T | Promise<T>,
): Promise<Loaded<T>> {
  try {
    return done(await access());
  } catch (error) {
    const what = databaseUrl === undefined ? `DATA_DIR: ${dataDir}` : 'DATABASE_URL: the database';
    const why = isStoreFault(error) ? adviceOn(error) : error instanceof Error ? error.message : 'unknown';
    return refused(`${what} cannot be used. ${why}`);
  }
}

const done = <T>(value: T): Loaded<T> => ({ ok: true, value });
const refused = <T>(problem: string): Loaded<T> => ({ ok: false, problems: [problem] });

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentDirectory, loadClinic, orThrow } from '../../content/load.ts';
import { loadWords } from '../../content/words.ts';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { makeDesk } from '../desk.ts';
import { loadKeys } from '../keys.ts';
import type { Keys } from '../keys.ts';
import type { Desk } from '../mail/letters.ts';
import { printProblems } from '../print-problems.ts';
import { openStore } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';

/** Opens the store for a command, beside a server that may be running, and closes it after the work. */
export function withStore(work: (store: Store, keys: Keys) => Promise<void>): Promise<void> {
  return withOpened((store, keys) => work(store, keys));
}

/** Opens the store, and the desk at which the letters are written that a command may cause. */
export function withDesk(work: (store: Store, desk: Desk) => Promise<void>): Promise<void> {
  return withOpened((store, keys, config) => {
    if (!existsSync(join(config.siteDir, 'index.html')))
      throw new Error(
        `There is no built site in ${config.siteDir}, and letters are written on its pages. Run “npm run build” first.`,
      );
    const contentDir = contentDirectory(process.env);
    const clinic = orThrow(loadClinic(contentDir));
    const words = orThrow(loadWords(contentDir));
    return work(store, makeDesk(config, { clinic, words, keys }));
  });
}

/**
 * An error of a stream that nobody handles would end the command in the middle of its work. A reader that has gone, as
 * in `… | head`, wants no more; anything else, such as a full disk, is said.
 */
function handleOutputErrors(): void {
  let isSaid = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isSaid) return;
    isSaid = true;
    printProblems(`The output could not be written: ${error.message}\n`);
    process.exitCode = 1;
  });
  process.stderr.on('error', () => undefined);
}

async function withOpened(work: (store: Store, keys: Keys, config: Config) => Promise<void>): Promise<void> {
  handleOutputErrors();
  try {
    if (existsSync('.env')) process.loadEnvFile();
    const config = orThrow(readConfig(process.env));
    const { dataDir, keys: given } = config;
    if (!given && !existsSync(`${dataDir}/keys`)) throw new Error(`There is nothing in ${dataDir} yet.`);
    const keys = orThrow(loadKeys(dataDir, given));
    const store = openStore(dataDir, keys);
    await work(store, keys, config).finally(() => store.close());
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'It did not work.');
    process.exitCode = 1;
  }
}

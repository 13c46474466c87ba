import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isLocked } from '../fault.ts';

/** Of two servers that start together, one waits so long for the other to have the lock, in milliseconds. */
const BOTH_ASKING = 200;

/**
 * Takes a data folder, created if need be, for one server: a second one would take up mails that the first is sending.
 * Commands may work beside a server. The lock is SQLite's own on a file that stays empty, so the operating system lets
 * go of it however the process ends.
 *
 * @returns what gives the folder back, or nothing when another server has it
 */
export function holdFolder(dataDir: string): (() => void) | undefined {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(dataDir, 'server.lock'), { timeout: BOTH_ASKING });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return () => {
      lock.close();
    };
  } catch (error) {
    lock.close();
    if (isLocked(error)) return undefined;
    throw error;
  }
}

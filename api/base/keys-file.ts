import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { loadKeys } from './keys.ts';
import type { Keys } from './keys.ts';

/*
 * The file of the keys in the data directory. A new key is first announced in `keys.next`, where every server reads it
 * and none seals with it. When all of them know it, it becomes the first line of `keys`. At every moment the two files
 * together hold every key that a row may be sealed with.
 */

const fileOf = (dataDir: string) => join(dataDir, 'keys');
const nextOf = (dataDir: string) => join(dataDir, 'keys.next');

/**
 * A new key as a line of the file. Its id follows the highest of `k1`, `k2`, …: the id of a key that was removed is not
 * given again, because backups still name it.
 */
export function newKeyLine(keys: Keys): string {
  const numbers = [...keys.byId.keys()].map((id) => Number(/^k(\d{1,6})$/.exec(id)?.[1] ?? 0));
  return `k${Math.max(0, ...numbers) + 1}:${randomBytes(32).toString('base64')}`;
}

/** The line of the key that is announced, if there is one. */
export const announcedKey = (dataDir: string): string | undefined =>
  existsSync(nextOf(dataDir)) ? readFileSync(nextOf(dataDir), 'utf8').trim() : undefined;

/** Announces a key: from now on it is read, and not yet used. */
export function announceKey(dataDir: string, line: string): void {
  writeWhole(nextOf(dataDir), `${line}\n`);
}

/** Makes the announced key the current one. */
export function useAnnouncedKey(dataDir: string): void {
  const line = announcedKey(dataDir);
  if (line === undefined) throw new Error('No key is announced');
  const known = linesOf(dataDir);
  if (!known.includes(line)) writeWhole(fileOf(dataDir), `${[line, ...known].join('\n')}\n`);
  rmSync(nextOf(dataDir));
}

/** Takes a key out of the file. */
export function removeKey(dataDir: string, id: string): void {
  const rest = linesOf(dataDir).filter((line) => !line.startsWith(`${id}:`));
  writeWhole(fileOf(dataDir), `${rest.join('\n')}\n`);
}

/**
 * Reads the file again and changes `keys` in place, for everyone who holds them. Returns false, and changes nothing, if
 * the file cannot be read.
 */
export function reloadKeys(keys: Keys, dataDir: string): boolean {
  const loaded = loadKeys(dataDir, undefined);
  if (loaded.ok) Object.assign(keys, loaded.value);
  return loaded.ok;
}

const linesOf = (dataDir: string): string[] =>
  readFileSync(fileOf(dataDir), 'utf8').split(/\s+/).filter(Boolean);

/** Replaces a file so that a crash leaves the old one or the new one, readable only by its owner. */
function writeWhole(file: string, text: string): void {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  const handle = openSync(part, 'wx', 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(part, file);
  // Some systems cannot sync a folder.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

import { createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Loaded } from '../../content/load.ts';
import { describeFileFault } from './file-fault.ts';

/** A master key and the keys derived from it. Its id is stored with everything that it sealed or signed. */
export interface Key {
  id: string;
  /** Seals payloads at rest. */
  seal: KeyObject;
  /** Derives the tokens in links. */
  token: KeyObject;
  /** Signs values that travel through the visitor's browser. */
  sign: KeyObject;
  /** Makes the keyed index that finds an address without storing it readably. */
  index: KeyObject;
}

/** The current key, for everything new, and all keys by id, for stored data. */
export interface Keys {
  current: Key;
  byId: ReadonlyMap<string, Key>;
}

/**
 * The keys from the environment (`id:base64 id:base64`, the current one first), or from the file `keys` in the data
 * directory. If the file does not exist, it is created with one new key, readable only by its owner.
 */
export function loadKeys(dataDir: string, fromEnvironment: string | undefined): Loaded<Keys> {
  if (fromEnvironment) return parseKeys(fromEnvironment, 'CANDOUR_KEYS');
  const file = join(dataDir, 'keys');
  try {
    return parseKeys(ownKeys(dataDir, file), file, announced(dataDir));
  } catch (error) {
    return {
      ok: false,
      problems: [`DATA_DIR: expected a writable folder with its keys, found ${foundInstead(error)}`],
    };
  }
}

function ownKeys(dataDir: string, file: string): string {
  if (!existsSync(file)) makeKeys(dataDir, file);
  keepPrivate(file);
  return readFileSync(file, 'utf8');
}

/** Another process may be making them too. Then its keys are left, and nobody ever reads half of a file. */
function makeKeys(dataDir: string, file: string): void {
  // A new key could not open the existing data, and would hide that the old key is missing. Keys are made before the
  // database, so those of another process are there by now.
  if (existsSync(join(dataDir, 'candour.db')) && !existsSync(file))
    throw new Error(`a database without its keys. Restore ${file} from a backup, or set CANDOUR_KEYS`);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  writeFileSync(draft, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    // Some disks have no links.
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  } finally {
    rmSync(draft);
  }
}

/** Completes “found …”. */
const foundInstead = (error: unknown): string =>
  `${error instanceof Error && 'path' in error ? 'that ' : ''}${describeFileFault(error).replace(/\.$/, '')}`;

/** A copy or a restore may have let others read the keys. Windows has no such modes. */
function keepPrivate(file: string): void {
  const stats = statSync(file);
  if (stats.isDirectory())
    throw new Error(`${file} as a folder. Move it away, and restore the file of the keys if there was one`);
  const mode = stats.mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  try {
    chmodSync(file, 0o600);
  } catch {
    throw new Error(
      `${file} with mode ${mode.toString(8)}. Let only the user of the server read it (chmod 600)`,
    );
  }
}

/** The key that will be the next one, while servers still have to learn of it. */
function announced(dataDir: string): string {
  const file = join(dataDir, 'keys.next');
  if (!existsSync(file)) return '';
  keepPrivate(file);
  return readFileSync(file, 'utf8');
}

function parseKeys(text: string, where: string, next = ''): Loaded<Keys> {
  const lines = text.split(/\s+/).filter(Boolean);
  const more = next.split(/\s+/).filter((line) => line !== '' && !lines.includes(line));
  const keys = [...lines, ...more].map(parseKey);
  const [current] = keys;
  const ids = new Set(keys.map((key) => key?.id));
  if (!current || ids.has(undefined) || ids.size < keys.length) {
    return {
      ok: false,
      problems: [
        `${where}: expected keys as id:base64 with 32 bytes each, no id twice, the current one first, found something else`,
      ],
    };
  }
  const known = keys.filter((key) => key !== undefined);
  return { ok: true, value: { current, byId: new Map(known.map((key) => [key.id, key])) } };
}

function parseKey(line: string): Key | undefined {
  const [, id, encoded] = /^([\w.-]{1,32}):([A-Za-z0-9+/]{43}=?)$/.exec(line) ?? [];
  if (!id || !encoded) return undefined;
  const master = Buffer.from(encoded, 'base64');
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `candour/${purpose}`, 32)));
  return { id, seal: derive('seal'), token: derive('token'), sign: derive('sign'), index: derive('index') };
}

/** HMAC-SHA-256 over parts, encoded so that no two different lists of parts give the same input. */
export function mac(key: KeyObject, ...parts: (string | number)[]): Buffer {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest();
}

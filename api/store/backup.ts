import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Keys } from '../base/keys.ts';
import { copyFromPostgres } from './copy-database.ts';
import { findKeyProblem } from './key-check.ts';
import { contentsOf } from './restore.ts';
import type { Contents } from './restore.ts';
import { checkWhole, createPrivate, finish, removeDatabase, snapshotInto } from './sqlite/backup-file.ts';
import { openSqliteFile } from './sqlite/open-sqlite.ts';

/**
 * Writes a backup into a new file: a SQLite database with what the store held at one moment, whichever engine it is on,
 * and without the keys. It is opened with the keys before it gets its name. Throws, and leaves no file, when that fails or
 * there is a file of that name.
 */
export async function writeBackup(
  { dataDir, databaseUrl }: { dataDir: string; databaseUrl: string | undefined },
  keys: Keys,
  file: string,
): Promise<Contents> {
  if (existsSync(file)) throw new Error(`${file} exists. Give the backup a name of its own.`);
  const part = `${file}.part`;
  removeDatabase(part);
  try {
    createPrivate(part);
    if (databaseUrl === undefined) snapshotInto(join(dataDir, 'candour.db'), part);
    else await copyFromPostgres(databaseUrl, part);
    checkWhole(part);
    const contents = await open(part, keys);
    finish(part, file);
    return contents;
  } finally {
    removeDatabase(part);
  }
}

/** Opens the copy as a restore will. */
async function open(file: string, keys: Keys): Promise<Contents> {
  const engine = await openSqliteFile(file);
  try {
    const problem = await engine.read((db) => findKeyProblem(db, keys));
    if (problem !== undefined) throw new Error(problem);
    return await engine.read(contentsOf);
  } finally {
    await engine.close();
  }
}

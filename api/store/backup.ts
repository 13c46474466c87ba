import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Keys } from '../base/keys.ts';
import { copyFromPostgres } from './copy-database.ts';
import { findKeyProblem } from './key-check.ts';
import { contentsOf } from './restore.ts';
import type { Contents } from './restore.ts';
import { checkWhole, createPrivate, finish, removeDatabase, snapshotInto } from './sqlite/backup-file.ts';
import { openSqliteFile } from './sqlite/open-sqlite.ts';
import { statement } from './statement.ts';

/** What a backup holds, and how many files of copies it does not hold. */
type BackedUp = Contents & { filesLeftOut: number };

const removeFiles = statement<object>()((db) => db.deleteFrom('delivery_files'));

/**
 * Writes a backup into a new file: a SQLite database with what the store held at one moment, whichever engine it is on,
 * without the keys, and without the files of copies and their keys, so that what is destroyed stays destroyed. It is opened with the keys before it gets its name. Throws, and leaves no file, when that fails or
 * there is a file of that name.
 */
export async function writeBackup(
  { dataDir, databaseUrl }: { dataDir: string; databaseUrl: string | undefined },
  keys: Keys,
  file: string,
): Promise<BackedUp> {
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

/** Opens the copy as a restore will, and takes out what no backup holds. */
async function open(file: string, keys: Keys): Promise<BackedUp> {
  const engine = await openSqliteFile(file);
  try {
    const problem = await engine.read((db) => findKeyProblem(db, keys));
    if (problem !== undefined) throw new Error(problem);
    const filesLeftOut = await engine.write((db) => removeFiles.run(db, {}));
    await engine.overwriteErased();
    return { ...(await engine.read(contentsOf)), filesLeftOut };
  } finally {
    await engine.close();
  }
}

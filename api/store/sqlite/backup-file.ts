import {
  chmodSync,
  closeSync,
  copyFileSync,
  constants,
  fsyncSync,
  linkSync,
  openSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Creates an empty file that only its owner can read. Throws if there is one. */
export function createPrivate(file: string): void {
  closeSync(openSync(file, 'wx', 0o600));
}

/** Writes what a database holds at one moment into an empty file. A server may go on writing. */
export function snapshotInto(database: string, file: string): void {
  const db = new DatabaseSync(database, { readOnly: true, timeout: 2000 });
  try {
    // Unlike a copy of the file, this leaves out what was erased and still lies in free pages.
    db.prepare('VACUUM INTO ?').run(file);
  } finally {
    db.close();
  }
}

/** Copies a backup into a file that only its owner can read. Throws if there is one. */
export function copyPrivate(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  chmodSync(to, 0o600);
}

/** Throws a sentence if the file is no whole SQLite database. */
export function checkWhole(file: string): void {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const [row] = db.prepare('PRAGMA integrity_check(1)').all();
    const found = String(row?.['integrity_check']);
    const broken = db.prepare('PRAGMA foreign_key_check').all();
    if (found !== 'ok' || broken.length > 0)
      throw new Error(`${file} is damaged: ${found.replace(/\s+/g, ' ')}.`);
  } finally {
    db.close();
  }
}

/** Gives a finished file its name, when it is on disk. Throws, and changes nothing, if there is a file of that name. */
export function finish(part: string, file: string): void {
  syncPath(part);
  linkSync(part, file);
  rmSync(part);
  if (process.platform !== 'win32') syncPath(dirname(file));
}

function syncPath(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** Removes a database and the files beside it. */
export function removeDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}

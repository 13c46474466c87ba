import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kysely } from 'kysely';
import { MINUTE } from '../../base/calendar.ts';
import { asTransaction, refuseNesting } from '../engine.ts';
import type { Db, Engine } from '../engine.ts';
import type { FileBytes } from '../file-bytes.ts';
import { migrate } from '../migrate.ts';
import type { Tables } from '../schema.ts';
import { adopt, allMigrations } from './adopt.ts';
import { connect } from './connection.ts';
import type { Connection } from './connection.ts';
import { sqliteDialect } from './dialect.ts';
import { fileFolder } from './file-folder.ts';
import { PATIENCE, patiently, RETRY } from './patience.ts';
import { sharedCommit } from './shared-commit.ts';

/**
 * Opens, and on first use creates, `candour.db` in the data directory.
 * `synchronous = FULL` makes every commit wait for the disk: "received" must survive a power cut.
 * Throws when the database was written by a newer Candour.
 */
export async function openSqlite(dataDir: string): Promise<Engine> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openSqliteFile(join(dataDir, 'candour.db'));
}

/** A savepoint would write to the machine's folder for temporary files, which may be full or read-only. */
const NO_TEMPORARY_FILES = 'PRAGMA temp_store = MEMORY';

/**
 * Opens a database by the name of its file. Where another process or store is opening it, waits for a moment outside the
 * event loop's turn.
 */
export async function openSqliteFile(file: string): Promise<Engine> {
  // Another store may be opening the same new file, even in this process: SQLite's own waiting would stop that one.
  const writer = connect(file, { timeout: 0 });
  let reader: Connection | undefined;
  try {
    await patiently(() => {
      writer.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
      writer.db.exec(NO_TEMPORARY_FILES);
      adopt(writer.db);
    });
    const migrations = allMigrations(writer.db);
    reader = connect(file, { readOnly: true, timeout: 0 });
    reader.db.exec(NO_TEMPORARY_FILES);
    const commits = sharedCommit(writer.db);
    const db = new Kysely<Tables>({ dialect: sqliteDialect(writer, reader, commits) });
    await migrate(db, migrations);
    return engineOf(db, filesBeside(file), () => commits.between(() => emptyLog(writer)));
  } catch (error) {
    reader?.db.close();
    writer.db.close();
    throw error;
  }
}

/** Copies the log of writes into the database and empties it. Says whether it could: a reader may still need it. */
function emptyLog({ db }: Connection): boolean {
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  return busy === 0;
}

/** The folder beside a database in which the files of copies are. */
const filesBeside = (database: string): FileBytes => fileFolder(join(dirname(database), 'deliveries'));

/** @param overwrite takes what was erased out of the log of writes, and says whether it could */
function engineOf(db: Db, files: FileBytes, overwrite: () => Promise<boolean>): Engine {
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;
  let again: NodeJS.Timeout | undefined;

  async function whileOpen<T>(work: () => Promise<T>): Promise<T> {
    if (isClosed) throw new Error('The database is not open');
    refuseNesting();
    const done = work();
    underWay.add(done);
    try {
      return await done;
    } finally {
      underWay.delete(done);
    }
  }

  /** Tries for as long as a statement would, and later again. */
  async function overwriteErased(): Promise<void> {
    clearTimeout(again);
    const since = performance.now();
    while (!isClosed && performance.now() - since < PATIENCE) {
      if (await overwrite()) return;
      await new Promise((done) => setTimeout(done, RETRY));
    }
    again = setTimeout(() => void overwriteErased(), MINUTE).unref();
  }

  return {
    reader: db,
    files,
    isShared: false,
    read: (work) => whileOpen(() => db.transaction().setAccessMode('read only').execute(asWork(work))),
    write: (work) => whileOpen(() => db.transaction().execute(asWork(work))),
    overwriteErased,
    close: async () => {
      isClosed = true;
      clearTimeout(again);
      await Promise.allSettled(underWay);
      await db.destroy();
    },
  };
}

const asWork =
  <T>(work: (db: Db) => Promise<T>) =>
  (db: Db): Promise<T> =>
    asTransaction(() => work(db));

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { SECOND } from '../base/calendar.ts';
import { isLocked } from './fault.ts';
import { migrations } from './migrations.ts';

export type Row = Record<string, number | string | Uint8Array | null>;
export type Values = Record<string, SQLInputValue>;

/** The embedded database: prepared statements by their text, and writes that share a commit. */
export interface Database {
  all(sql: string, values?: Values): Row[];
  first(sql: string, values?: Values): Row | undefined;
  /** Says how many rows changed. */
  run(sql: string, values?: Values): number;
  /** Runs `work` as one transaction. The promise settles when it is on disk, or was undone. */
  transaction<T>(work: () => T): Promise<T>;
  close(): void;
}

/** How many turns of the event loop a commit waits for others to join it: some milliseconds in a flood, else nothing. */
const MOST_TURNS = 3;

interface Waiting {
  /** May be run twice: what the first run wrote was undone. */
  run: () => void;
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Opens, and on first use creates, `candour.db` in the data directory.
 * `synchronous = FULL` makes every commit wait for the disk: "received" must survive a power cut.
 * Throws when the database was written by a newer Candour.
 */
export function openDatabase(dataDir: string): Database {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(dataDir, 'candour.db'), {
    timeout: 2000,
    enableForeignKeyConstraints: true,
  });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
  // The log of writes is copied into the database when nobody waits (see copyWhenQuiet), and at 64 MB in any case.
  db.exec('PRAGMA wal_autocheckpoint = 16000;');
  // Hashes land anywhere in an index: 8 MB hold those of some five thousand requests, so that few pages are read again.
  db.exec('PRAGMA cache_size = -8000;');
  migrate(db);

  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  let queue: Waiting[] = [];
  let toCopy = false;
  let quiet = true;

  /** Copying takes tens of milliseconds in which nobody is served, so it is left for the first quiet second. */
  const copyWhenQuiet = setInterval(() => {
    if (toCopy && quiet) {
      toCopy = false;
      try {
        prepared('PRAGMA wal_checkpoint(PASSIVE)').all();
      } catch {
        // What is committed is safe in the log; of a disk that fails, the next request will tell.
      }
    }
    quiet = true;
  }, SECOND).unref();

  /** Runs all of them in one commit, or none: then it throws. */
  function commit(batch: Waiting[]): void {
    prepared('BEGIN IMMEDIATE').run();
    try {
      for (const { run } of batch) run();
      prepared('COMMIT').run();
      toCopy = true;
      quiet = false;
    } catch (error) {
      if (db.isTransaction) prepared('ROLLBACK').run();
      throw error;
    }
  }

  function settle(batch: Waiting[]): void {
    try {
      commit(batch);
    } catch (error) {
      // Each try waits for a lock, and nobody is served meanwhile: one wait speaks for all.
      if (batch.length === 1 || isLocked(error)) for (const { failed } of batch) failed(error);
      else for (const one of batch) settle([one]);
      return;
    }
    for (const { done } of batch) done();
  }

  /**
   * Everything that was asked for in one turn of the event loop goes to disk with one commit: the disk's wait is paid
   * once, and a page that many touch is written once. If that fails, each is tried again by itself, so that one that fails
   * takes no other with it.
   */
  function commitQueue(): void {
    const batch = queue;
    queue = [];
    // Closing has written them already.
    if (batch.length > 0) settle(batch);
  }

  /** In a flood each turn brings more, and the commit waits for those of the next. */
  function gather(found = 0, turns = 0): void {
    if (queue.length > found && turns < MOST_TURNS) setImmediate(gather, queue.length, turns + 1);
    else commitQueue();
  }

  return {
    all: (sql, values = {}) => prepared(sql).all(values) as Row[],
    first: (sql, values = {}) => prepared(sql).get(values) as Row | undefined,
    run: (sql, values = {}) => Number(prepared(sql).run(values).changes),
    transaction: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        let result: T;
        queue.push({
          run: () => (result = work()),
          done: () => {
            resolve(result);
          },
          failed: reject,
        });
        if (queue.length === 1) setImmediate(gather);
      }),
    close: () => {
      clearInterval(copyWhenQuiet);
      if (queue.length > 0) commitQueue();
      db.close();
    },
  };
}

/**
 * Takes a data folder, created if need be, for one server: a second one would take up mails that the first is sending.
 * Commands may work beside a server. The lock is SQLite's own on a file that stays empty, so the operating system lets
 * go of it however the process ends.
 *
 * @returns what gives the folder back, or nothing when another server has it
 */
export function holdFolder(dataDir: string): (() => void) | undefined {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(dataDir, 'server.lock'));
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

function migrate(db: DatabaseSync): void {
  const version = (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
  if (version > migrations.length) {
    throw new Error(
      `The database is of a newer Candour (version ${version}, this one knows ${migrations.length}). Start the newer one.`,
    );
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    db.exec(`BEGIN; ${sql}; PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}

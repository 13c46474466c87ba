import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { isLocked } from './fault.ts';
import { migrations } from './migrations.ts';
import { sharedCommit } from './shared-commit.ts';

export type Row = Record<string, number | string | Uint8Array | null>;
export type Values = Record<string, SQLInputValue>;

/** The embedded database: prepared statements by their text, and transactions. */
export interface Database {
  all(sql: string, values?: Values): Row[];
  first(sql: string, values?: Values): Row | undefined;
  /** Says how many rows changed. */
  run(sql: string, values?: Values): number;
  /** Runs `work` as one transaction. The promise settles when it is on disk, or was undone. */
  transaction<T>(work: () => T): Promise<T>;
  close(): void;
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
  migrate(db);

  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  const shared = sharedCommit((steps) => {
    prepared('BEGIN IMMEDIATE').run();
    try {
      for (const step of steps) step();
      prepared('COMMIT').run();
    } catch (error) {
      if (db.isTransaction) prepared('ROLLBACK').run();
      throw error;
    }
  });

  return {
    all: (sql, values = {}) => prepared(sql).all(values) as Row[],
    first: (sql, values = {}) => prepared(sql).get(values) as Row | undefined,
    run: (sql, values = {}) => Number(prepared(sql).run(values).changes),
    transaction: shared.add,
    close: () => {
      shared.flush();
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

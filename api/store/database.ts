import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { migrations } from './migrations.ts';

export type Row = Record<string, number | string | Uint8Array | null>;
export type Values = Record<string, SQLInputValue>;

/** The embedded database: prepared statements by their text, and writes that share a commit. */
export interface Database {
  all(sql: string, values?: Values): Row[];
  first(sql: string, values?: Values): Row | undefined;
  run(sql: string, values?: Values): void;
  /** Runs `work` as one transaction. The promise settles when it is on disk, or was undone. */
  transaction<T>(work: () => T): Promise<T>;
  close(): void;
}

interface Waiting {
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

  /**
   * Everything that was asked for in one turn of the event loop goes to disk with one commit: the disk's wait is paid
   * once, and each transaction still stands or falls alone, by its savepoint.
   */
  function commitQueue(): void {
    const batch = queue;
    queue = [];
    // Closing has written them already.
    if (batch.length === 0) return;
    const kept: Waiting[] = [];
    try {
      db.exec('BEGIN IMMEDIATE');
      for (const waiting of batch) {
        db.exec('SAVEPOINT one');
        try {
          waiting.run();
          kept.push(waiting);
        } catch (error) {
          db.exec('ROLLBACK TO one');
          waiting.failed(error);
        }
        db.exec('RELEASE one');
      }
      db.exec('COMMIT');
    } catch (error) {
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK');
      for (const waiting of batch) waiting.failed(error);
      return;
    }
    for (const waiting of kept) waiting.done();
  }

  return {
    all: (sql, values = {}) => prepared(sql).all(values) as Row[],
    first: (sql, values = {}) => prepared(sql).get(values) as Row | undefined,
    run: (sql, values = {}) => void prepared(sql).run(values),
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
        if (queue.length === 1) setImmediate(commitQueue);
      }),
    close: () => {
      if (queue.length > 0) commitQueue();
      db.close();
    },
  };
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

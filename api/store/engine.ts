import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import type { FileBytes } from './file-bytes.ts';
import type { Tables } from './schema.ts';

/** A database or a transaction in it, for statements. */
export type Db = Kysely<Tables>;

/** A database engine. Everything else in `api/store/` is written once, for all of them. */
export interface Engine {
  /** For a single statement that reads. It sees what is committed. */
  reader: Db;
  /** Runs `work` on one snapshot of what is committed. */
  read: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /**
   * Runs `work` as one transaction. The promise settles when it is on disk, or was undone. `work` must wait for nothing
   * but its own statements, because on SQLite all other writes wait for it. It may run twice if the database asks for that.
   */
  write: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Makes what was erased unreadable in the files of the database, as far as the engine can. */
  overwriteErased: () => Promise<void>;
  /** Where the sealed bytes of files are. */
  files: FileBytes;
  /** Whether several servers may share the database. */
  isShared: boolean;
  /** Finishes what was begun, and closes. */
  close: () => Promise<void>;
}

const inTransaction = new AsyncLocalStorage<true>();

/** Throws inside the work of a transaction: another one would wait for the first, which waits for it. */
export function refuseNesting(): void {
  if (inTransaction.getStore()) throw new Error('A transaction must use the database that it was given');
}

/** Runs the work of a transaction so that `refuseNesting` notices. */
export const asTransaction = <T>(work: () => Promise<T>): Promise<T> => inTransaction.run(true, work);

import { SelectQueryNode, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  QueryResult,
  TransactionSettings,
} from 'kysely';
import type { Connection } from './connection.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { patiently } from './patience.ts';
import { refuseNesting } from '../engine.ts';
import type { SharedCommit } from './shared-commit.ts';

/** Kysely for one connection that writes and one that reads. */
export function sqliteDialect(writer: Connection, reader: Connection, commits: SharedCommit): Dialect {
  return {
    createDriver: () => createDriver(writer, reader, commits),
    createAdapter: () => new Adapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class Adapter extends SqliteAdapter {
  /** Otherwise Kysely runs one transaction at a time, and none shares a commit. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** What Kysely takes for a connection: which of the two a statement goes to depends on the transaction it is in. */
interface Handle extends DatabaseConnection {
  mode: 'none' | 'reading' | 'writing';
  endReading: () => void;
}

function createDriver(writer: Connection, reader: Connection, commits: SharedCommit): Driver {
  const takeReader = oneAtATime();

  function write<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    try {
      return writer.execute(sql, parameters);
    } catch (error) {
      if (!writer.db.isTransaction) commits.lost(error);
      throw error;
    }
  }

  async function alone<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (SelectQueryNode.is(query.query)) {
      const release = await takeReader();
      try {
        return await patiently(() => reader.execute<R>(query.sql, query.parameters));
      } finally {
        release();
      }
    }
    refuseNesting();
    await commits.begin();
    let isDone = false;
    try {
      const result = write<R>(query);
      isDone = true;
      return result;
    } finally {
      await commits.end(isDone);
    }
  }

  const newHandle = (): Handle => ({
    mode: 'none',
    endReading: () => undefined,
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      if (this.mode === 'writing') return Promise.resolve(write<R>(query));
      if (this.mode === 'reading') return patiently(() => reader.execute<R>(query.sql, query.parameters));
      return alone<R>(query);
    },
    streamQuery: () => {
      throw new Error('This driver does not stream');
    },
  });

  async function end(handle: Handle, keep: boolean): Promise<void> {
    const { mode } = handle;
    handle.mode = 'none';
    if (mode === 'writing') await commits.end(keep);
    if (mode !== 'reading') return;
    reader.db.exec('COMMIT');
    handle.endReading();
  }

  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(newHandle()),
    releaseConnection: () => Promise.resolve(),
    beginTransaction: async (connection, { accessMode }: TransactionSettings) => {
      const handle = connection as Handle;
      if (accessMode === 'read only') {
        handle.endReading = await takeReader();
        reader.db.exec('BEGIN');
        handle.mode = 'reading';
      } else {
        await commits.begin();
        handle.mode = 'writing';
      }
    },
    commitTransaction: (connection) => end(connection as Handle, true),
    rollbackTransaction: (connection) => end(connection as Handle, false),
    destroy: () => {
      reader.db.close();
      writer.db.close();
      return Promise.resolve();
    },
  };
}

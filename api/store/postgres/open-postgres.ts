import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { MINUTE, SECOND } from '../../base/calendar.ts';
import { asTransaction, refuseNesting } from '../engine.ts';
import type { Db, Engine } from '../engine.ts';
import { isWorthRepeating } from '../fault.ts';
import { migrate } from '../migrate.ts';
import { tableNames } from '../schema.ts';
import type { Tables } from '../schema.ts';
import { postgresMigrations } from './migrations.ts';
import { withoutBroken } from './discard-broken.ts';
import { fileRows } from './file-rows.ts';
import { valueTypes } from './types.ts';

/** Enough for a clinic, and few enough that several servers fit into what a managed database allows. */
const CONNECTIONS = 10;
/** A visitor has an answer within three seconds, also when the database has none. */
const LONGEST_STATEMENT = 2 * SECOND;
const LONGEST_CONNECT = 2 * SECOND;
/** When a statement is given up on this side, because the server does not even say that it took too long. */
const NO_ANSWER = LONGEST_STATEMENT + 200;
/** When a whole transaction is given up. It may still be written: then the same form sent again is recognised. */
const LONGEST_TRANSACTION = 2.8 * SECOND;
/** How often a transaction that collided with another is run. */
const MOST_RUNS = 6;

/**
 * Connects to PostgreSQL, version 15 or later, and creates or migrates the tables. TLS is as the URL says (`sslmode`).
 * Throws when the database cannot be reached, is too old, of a newer Candour, or of another program.
 */
export async function openPostgres(url: string, options: ConnectOptions = {}): Promise<Engine> {
  const db = await connectPostgres(url, options);
  try {
    await migrate(db, postgresMigrations);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return engineOf(db, options.mayTakeLong ? Infinity : LONGEST_TRANSACTION);
}

interface ConnectOptions {
  /** For a command that moves everything at once, while nobody waits for an answer. */
  mayTakeLong?: boolean;
}

/** Connects, and refuses what is not ours. Writes nothing. */
export async function connectPostgres(
  url: string,
  { mayTakeLong = false }: ConnectOptions = {},
): Promise<Db> {
  const pool = new pg.Pool({
    connectionString: url,
    types: valueTypes,
    max: CONNECTIONS,
    application_name: 'candour',
    connectionTimeoutMillis: LONGEST_CONNECT,
    ...(mayTakeLong ? {} : { statement_timeout: LONGEST_STATEMENT, query_timeout: NO_ANSWER }),
    idle_in_transaction_session_timeout: mayTakeLong ? MINUTE : 10 * SECOND,
    keepAlive: true,
  });
  // A connection that breaks is replaced. Without listeners, one that breaks between two statements ends the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: withoutBroken(pool) }) });
  try {
    await refuseStrangers(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Refuses, before anything is written, a server that is too old and a database that another program uses. */
async function refuseStrangers(db: Db): Promise<void> {
  const version = await sql<{
    number: string;
  }>`select current_setting('server_version_num') as number`.execute(db);
  const number = Number(version.rows[0]?.number);
  if (number < 150_000)
    throw new Error(`Expected PostgreSQL 15 or later, found version ${Math.floor(number / 10_000)}.`);
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const names = tables.map(({ name }) => name);
  const [other] = names.filter((name) => !isKnown(name));
  // Another server may be creating the tables just now: then there are only those of the migrations.
  const isOurs = names.includes('kysely_migration') && (names.includes('requests') || other === undefined);
  if (!isOurs && names.length > 0)
    throw new Error(`The database belongs to another program: it has the table ${other ?? names[0] ?? ''}.`);
}

const isKnown = (name: string): boolean =>
  name.startsWith('kysely_migration') || (tableNames as readonly string[]).includes(name);

/** @param longest when a transaction is given up, in milliseconds */
function engineOf(db: Db, longest: number): Engine {
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;

  async function whileOpen<T>(work: () => Promise<T>): Promise<T> {
    if (isClosed) throw new Error('The database is not open');
    refuseNesting();
    const done = repeatedly(work);
    underWay.add(done);
    void done
      .catch(() => undefined)
      .finally(() => {
        underWay.delete(done);
      });
    return within(longest, done);
  }

  // What a transaction must find unchanged it locks by name (api/store/lock.ts), so that it sees what others committed.
  const write: Engine['write'] = (work) =>
    whileOpen(() =>
      db
        .transaction()
        .setIsolationLevel('read committed')
        .execute((trx) => asTransaction(() => work(trx))),
    );

  return {
    reader: db,
    isShared: true,
    read: (work) =>
      whileOpen(() =>
        db
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute((trx) => asTransaction(() => work(trx))),
      ),
    write,
    files: fileRows({ reader: db, write }),
    // PostgreSQL's own vacuum removes old rows. Its log and its backups keep them for as long as they are set to.
    overwriteErased: () => Promise.resolve(),
    close: async () => {
      isClosed = true;
      await Promise.allSettled(underWay);
      await db.destroy();
    },
  };
}

/** A promise that rejects as an outage does if `work` takes longer. */
async function within<T>(longest: number, work: Promise<T>): Promise<T> {
  if (longest === Infinity) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('The database did not answer in time'), { code: 'ETIMEDOUT' }));
    }, longest);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs a transaction again when PostgreSQL undid it because of another one. */
async function repeatedly<T>(work: () => Promise<T>): Promise<T> {
  for (let run = 1; ; run++) {
    try {
      return await work();
    } catch (error) {
      if (run === MOST_RUNS || !isWorthRepeating(error)) throw error;
    }
    await sleep(Math.random() * 10 * 2 ** run);
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import { copyDatabase } from './copy-database.ts';
import type { Db } from './engine.ts';
import { findKeyProblem } from './key-check.ts';
import { WAITING } from './mail-states.ts';
import { storeOn } from './open-store.ts';
import { checkWhole, copyPrivate, finish, removeDatabase } from './sqlite/backup-file.ts';
import { openSqliteFile } from './sqlite/open-sqlite.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import type { StoredSuppression } from './suppressions.ts';
import { suppressionList } from './suppressions.ts';

/** What a backup holds. */
export interface Contents {
  requests: number;
  suppressions: number;
  mailsWaiting: number;
  /** The last moment at which anything was written into it. Undefined if it is empty. */
  lastWritten: Moment | undefined;
}

interface Restored extends Contents {
  /** Entries of the suppression list that the database before had and the backup lacks. */
  lacking: StoredSuppression[];
  /** How many passkeys of the team the backup had. None of them is restored. */
  passkeys: number;
}

const count = (table: 'requests' | 'suppressions' | 'team_passkeys') =>
  statement<object>()((db) => db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('count')));
const requests = count('requests');
const suppressions = count('suppressions');
const teamPasskeys = count('team_passkeys');
const waiting = statement<object>()((db) =>
  db
    .selectFrom('mails')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', WAITING),
);

/** Every column that is set to the present moment when a row is written. */
const written = [
  ['requests', 'received_at'],
  ['events', 'at'],
  ['mails', 'created_at'],
  ['mails', 'settled_at'],
  ['consent_receipts', 'received_at'],
  ['servers', 'seen_at'],
] as const;

/** Counts what a database holds. */
export async function contentsOf(db: Db): Promise<Contents> {
  let lastWritten = 0;
  for (const [table, column] of written) {
    const { rows } = await sql<{ last: Moment | null }>`select max(${sql.ref(column)}) as last
      from ${sql.table(table)}`.execute(db);
    lastWritten = Math.max(lastWritten, rows[0]?.last ?? 0);
  }
  return {
    requests: (await requests.first(db, {}))?.count ?? 0,
    suppressions: (await suppressions.first(db, {}))?.count ?? 0,
    mailsWaiting: (await waiting.first(db, {}))?.count ?? 0,
    lastWritten: lastWritten === 0 ? undefined : lastWritten,
  };
}

/** Why waiting mail of a backup is not sent by itself. */
const RESTORED = 'waiting when the backup was made, and may have been sent since';

const holdMails = statement<{ now: Moment; outcome: string }>()((db, { now, outcome }) =>
  db
    .updateTable('mails')
    .set({ state: 'dead-lettered', leased_until: null, may_have_arrived: 1, settled_at: now, outcome })
    .where('state', '=', WAITING),
);

/**
 * What was about running servers and people who were signed in: none of it is so any more. A passkey may have been removed
 * since the backup, because a device was lost, and nobody could tell. So may the address of a calendar.
 */
const EMPTIED = [
  'servers',
  'job_runs',
  'mail_turns',
  'team_codes',
  'team_sessions',
  'team_drafts',
  'team_passkeys',
  'team_calendars',
] as const;

/**
 * Restores a backup into a place without a database. It is prepared in a file of its own, so that a server finds all of it
 * or nothing: waiting mails are dead-lettered for a person to release, and `prepare` does what else has come due since.
 * Throws a sentence, and changes nothing, if there is a database, the backup is damaged, or the keys do not fit.
 *
 * @param before the database that the backup replaces, as far as it can be read, for comparing the suppression lists
 */
export async function restoreBackup(
  { dataDir, databaseUrl }: { dataDir: string; databaseUrl: string | undefined },
  keys: Keys,
  file: string,
  before: string | undefined,
  now: Moment,
  prepare: (store: Store) => Promise<void>,
): Promise<Restored> {
  const database = join(dataDir, 'candour.db');
  if (databaseUrl === undefined && existsSync(database))
    throw new Error(`${database} exists. Move it and the files beside it away; nothing is overwritten.`);
  for (const beside of [`${database}-wal`, `${database}-shm`])
    if (databaseUrl === undefined && existsSync(beside))
      throw new Error(
        `${beside} is left from a database that is gone. Move it away: SQLite would take it for a part of the restored one.`,
      );
  const part = `${database}.restoring`;
  removeDatabase(part);
  try {
    copyPrivate(file, part);
    checkWhole(part);
    const engine = await openSqliteFile(part);
    let restored: Restored;
    try {
      const problem = await engine.read((db) => findKeyProblem(db, keys));
      if (problem !== undefined) throw new Error(problem);
      const contents = await engine.read(contentsOf);
      const present = await engine.read((db) => suppressionList(keys).read(db));
      const lacking =
        before === undefined ? [] : await lackingOf(before, `${database}.before`, keys, present);
      const passkeys = (await engine.read((db) => teamPasskeys.first(db, {})))?.count ?? 0;
      restored = { ...contents, lacking, passkeys };
      await engine.write(async (db) => {
        await holdMails.run(db, { now, outcome: RESTORED });
        for (const table of EMPTIED) await db.deleteFrom(table).execute();
      });
      await prepare(storeOn(engine, keys));
    } finally {
      await engine.close();
    }
    if (databaseUrl === undefined) finish(part, database);
    else await copyDatabase(part, databaseUrl);
    return restored;
  } finally {
    removeDatabase(part);
  }
}

/** The entries of another database that are not present. A copy of it is read, and it may be damaged in part. */
async function lackingOf(
  file: string,
  part: string,
  keys: Keys,
  present: StoredSuppression[],
): Promise<StoredSuppression[]> {
  removeDatabase(part);
  copyPrivate(file, part);
  // What was not yet taken over into the file lies beside it.
  if (existsSync(`${file}-wal`)) copyPrivate(`${file}-wal`, `${part}-wal`);
  const engine = await openSqliteFile(part);
  try {
    const entries = await engine.read((db) => suppressionList(keys).readWhatOpens(db));
    const known = new Set(present.map(keyOf));
    return entries.filter((entry) => !known.has(keyOf(entry)));
  } finally {
    await engine.close();
    removeDatabase(part);
  }
}

const keyOf = ({ value, channels, profiling, since }: StoredSuppression): string =>
  JSON.stringify([value, channels, profiling, since]);

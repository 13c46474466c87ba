import type { DatabaseStatus } from './migrate.ts';
import { holdFolder } from './sqlite/hold-folder.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { sqliteStatus } from './sqlite/status.ts';

/** A clinic on SQLite does not load the driver. */
const postgres = () => import('./postgres/open-postgres.ts');
const postgresStatus = async (url: string) => (await import('./postgres/status.ts')).postgresStatus(url);

/** Returns the state of the database without changing it. Throws if it cannot be read or is from a newer Candour. */
export const readStatus = (dataDir: string, databaseUrl: string | undefined): Promise<DatabaseStatus> =>
  databaseUrl === undefined ? sqliteStatus(dataDir) : postgresStatus(databaseUrl);

/** Brings the database up to date, and creates it where there is none. */
export async function migrateDatabase(dataDir: string, databaseUrl: string | undefined): Promise<void> {
  const engine =
    databaseUrl === undefined
      ? await openSqlite(dataDir)
      : await (await postgres()).openPostgres(databaseUrl);
  await engine.close();
}

/**
 * Why a command must not open the database: it would bring it up to date under a server of an older release. Undefined
 * where it may. A command may bring a SQLite database up to date while no server runs.
 */
export async function findPendingProblem(
  dataDir: string,
  databaseUrl: string | undefined,
): Promise<string | undefined> {
  const { done, pending } = await readStatus(dataDir, databaseUrl);
  if (done.length === 0 || pending.length === 0) return undefined;
  if (databaseUrl !== undefined)
    return 'The database is of an older release. Start the new server, or run “npm run db -- migrate”, before other commands.';
  const release = holdFolder(dataDir);
  release?.();
  return release
    ? undefined
    : `The database is of an older release whose server is running on ${dataDir}. Stop it first.`;
}

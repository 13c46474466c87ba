import type { DatabaseStatus } from './migrate.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { postgresStatus } from './postgres/status.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { sqliteStatus } from './sqlite/status.ts';

/** Returns the state of the database without changing it. Throws if it cannot be read or is from a newer Candour. */
export const readStatus = (dataDir: string, databaseUrl: string | undefined): Promise<DatabaseStatus> =>
  databaseUrl === undefined ? sqliteStatus(dataDir) : postgresStatus(databaseUrl);

/** Brings the database up to date, and creates it where there is none. */
export async function migrateDatabase(dataDir: string, databaseUrl: string | undefined): Promise<void> {
  const engine = databaseUrl === undefined ? await openSqlite(dataDir) : await openPostgres(databaseUrl);
  await engine.close();
}

import { migrationsOf } from '../migrate.ts';
import type { DatabaseStatus } from '../migrate.ts';
import { postgresMigrations } from './migrations.ts';
import { connectPostgres } from './open-postgres.ts';

/** Returns the state of a PostgreSQL database without changing it. */
export async function postgresStatus(url: string): Promise<DatabaseStatus> {
  const db = await connectPostgres(url);
  try {
    const { host, pathname } = new URL(url);
    const engine = `PostgreSQL, ${pathname.slice(1)} on ${host}`;
    return { engine, ...(await migrationsOf(db, postgresMigrations)) };
  } finally {
    await db.destroy();
  }
}

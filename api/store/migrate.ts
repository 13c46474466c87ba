import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import type { Tables } from './schema.ts';

/** Migrations by their names, which say their order. A name that was released never changes, nor does what it names. */
export type Migrations = Record<string, Migration>;

/** Which migrations a database has had, and which it still needs. */
export interface DatabaseStatus {
  engine: string;
  done: string[];
  pending: string[];
}

/** Says which migrations a database has had, and which are still to come. Throws when it has had unknown ones. */
export async function migrationsOf(
  db: Kysely<Tables>,
  known: Migrations,
): Promise<{ done: string[]; pending: string[] }> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const hasTable = tables.some(({ name }) => name === 'kysely_migration');
  const done = hasTable
    ? (
        await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
          .selectFrom('kysely_migration')
          .select('name')
          .orderBy('name')
          .execute()
      ).map(({ name }) => name)
    : [];
  const [unknown] = done.filter((name) => !(name in known));
  if (unknown !== undefined) throw new NewerDatabase(`it has the migration ${unknown}, which this one lacks`);
  return { done, pending: Object.keys(known).filter((name) => !done.includes(name)) };
}

/** Runs what is pending, all of it or nothing, and one process after another. Throws the first error. */
export async function migrate(db: Kysely<Tables>, migrations: Migrations): Promise<string[]> {
  const { pending } = await migrationsOf(db, migrations);
  if (pending.length === 0) return [];
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('The migration failed');
  return pending;
}

/** The database was written by a newer Candour, and this one could lose what it does not know. */
export class NewerDatabase extends Error {
  constructor(why: string) {
    super(`The database is of a newer Candour (${why}). Start the newer one.`);
  }
}

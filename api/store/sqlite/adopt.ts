import type { DatabaseSync } from 'node:sqlite';
import { NewerDatabase } from '../migrate.ts';
import type { Migrations } from '../migrate.ts';
import { migrations } from '../migrations.ts';
import { firstStepNames, firstSteps } from './steps.ts';

/**
 * Notes in a database from before Kysely's migrations which steps it has had, by its `user_version`. It changes nothing
 * else. Throws when the database was written by a newer Candour.
 */
export function adopt(db: DatabaseSync): void {
  const version = versionOf(db);
  if (version > firstSteps.length)
    throw new NewerDatabase(`version ${version}, this one knows ${firstSteps.length}`);
  if (version === 0 || hasMigrationTable(db)) return;
  db.exec('BEGIN IMMEDIATE');
  // Another process may have been quicker.
  if (!hasMigrationTable(db)) {
    db.exec(
      'CREATE TABLE kysely_migration (name varchar(255) NOT NULL PRIMARY KEY, timestamp varchar(255) NOT NULL)',
    );
    const insert = db.prepare('INSERT INTO kysely_migration (name, timestamp) VALUES (?, ?)');
    for (const name of firstStepNames.slice(0, version)) insert.run(name, new Date().toISOString());
  }
  db.exec('COMMIT');
}

/**
 * All migrations: the first steps, and those of both engines. `user_version` counts along in the first steps, so that
 * release 0.1.0 refuses the database.
 * @param db the connection on which Kysely runs the transaction of the migrations
 */
export const allMigrations = (db: DatabaseSync): Migrations => ({
  ...Object.fromEntries(
    firstSteps.map((step, index) => [
      firstStepNames[index] ?? '',
      {
        up: () => {
          db.exec(`${step}; PRAGMA user_version = ${index + 1}`);
          return Promise.resolve();
        },
      },
    ]),
  ),
  ...migrations,
});

/** The names of the migrations that a database has had; changes nothing. */
export const migrationsDone = (db: DatabaseSync): string[] =>
  hasMigrationTable(db)
    ? db
        .prepare('SELECT name FROM kysely_migration ORDER BY name')
        .all()
        .map(({ name }) => String(name))
    : firstStepNames.slice(0, versionOf(db));

const versionOf = (db: DatabaseSync): number =>
  (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;

const hasMigrationTable = (db: DatabaseSync): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'").get() !== undefined;

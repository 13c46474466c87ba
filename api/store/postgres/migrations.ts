import { sql } from 'kysely';
import type { Migrations } from '../migrate.ts';
import { migrations } from '../migrations.ts';
import { firstSchema } from './first-schema.ts';

/** PostgreSQL begins with the schema that SQLite has had since its eighth step. */
export const postgresMigrations: Migrations = {
  '0008-postgres': {
    up: async (db) => {
      await sql.raw(firstSchema).execute(db);
    },
  },
  ...migrations,
};

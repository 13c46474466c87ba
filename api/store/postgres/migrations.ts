import { sql } from 'kysely';
import type { Migrations } from '../migrate.ts';
import { firstSchema } from './first-schema.ts';
import { teamAccess } from './team-access.ts';

/** PostgreSQL begins with the schema that SQLite has had since its eighth step. */
export const postgresMigrations: Migrations = {
  '0008-postgres': {
    up: async (db) => {
      await sql.raw(firstSchema).execute(db);
    },
  },
  '0010-team-access': {
    up: async (db) => {
      await sql.raw(teamAccess).execute(db);
    },
  },
};

import { sql } from 'kysely';
import type { Migrations } from '../migrate.ts';
import { migrations } from '../migrations.ts';
import { firstSchema } from './first-schema.ts';
import { teamAccess } from './team-access.ts';

/** A migration that runs these statements. */
const statements = (text: string): Migrations[string] => ({
  up: async (db) => {
    await sql.raw(text).execute(db);
  },
});

/** PostgreSQL begins with the schema that SQLite has had since its eighth step. */
export const postgresMigrations: Migrations = {
  '0008-postgres': statements(firstSchema),
  '0009-several-servers': statements(`
    CREATE TABLE job_runs (
      job          words PRIMARY KEY,
      done_for     words NOT NULL,
      leased_until bigint,
      server       words NOT NULL
    );
    CREATE TABLE servers (
      id      words PRIMARY KEY,
      seen_at bigint NOT NULL,
      site    words NOT NULL,
      key_ids words NOT NULL
    );
    CREATE TABLE mail_turns (
      id      bigint PRIMARY KEY CHECK (id = 1),
      next_at bigint NOT NULL,
      server  words NOT NULL
    );
    CREATE TABLE signed_addresses (
      hash       bytea PRIMARY KEY,
      request_id words NOT NULL REFERENCES requests (id)
    );
    CREATE INDEX signed_addresses_by_request ON signed_addresses (request_id);
    ALTER TABLE suppressions ALTER COLUMN request_id DROP NOT NULL;
    UPDATE suppressions SET request_id = NULL
      WHERE request_id IN (SELECT id FROM requests WHERE erased_at IS NOT NULL);
  `),
  '0010-team-access': statements(teamAccess),
  ...migrations,
};

import { PostgresAdapter, sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migrations } from './migrate.ts';

/** The type of a moment in a column: PostgreSQL's integers are too small. */
const momentType = (db: Kysely<unknown>) =>
  db.getExecutor().adapter instanceof PostgresAdapter ? ('bigint' as const) : ('integer' as const);

/** The migrations of both engines, since there are two. A migration that was released never changes, nor its name. */
export const migrations: Migrations = {
  /** When we learnt that an email did not arrive, and a look-up by the mail service's id. */
  '0013-bounces': {
    up: async (db) => {
      await db.schema.alterTable('mails').addColumn('bounced_at', momentType(db)).execute();
      await db.schema
        .createIndex('mails_by_provider')
        .on('mails')
        .column('provider_id')
        .where('provider_id', 'is not', null)
        .execute();
      await db.schema
        .createIndex('mails_bounced')
        .on('mails')
        .column('bounced_at')
        .where('bounced_at', 'is not', null)
        .execute();
    },
  },
  /** A look-up of the mails with codes for status pages, which are deleted when they no longer work. */
  '0017-status-codes': {
    up: async (db) => {
      await db.schema
        .createIndex('mails_status_codes')
        .on('mails')
        .column('created_at')
        .where(sql<boolean>`kind = 'status-code'`)
        .execute();
    },
  },
};

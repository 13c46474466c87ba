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
  /** The last moment at which the clock was known to be right: at first, that of the newest row. */
  '0016-known-time': {
    up: async (db) => {
      await db.schema
        .createTable('known_time')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('at', momentType(db), (column) => column.notNull())
        .execute();
      await sql`insert into known_time (id, at)
        select 1, max(newest) from (
          select max(at) as newest from events union all select max(received_at) from consent_receipts
        ) as moments having max(newest) is not null`.execute(db);
    },
  },
};

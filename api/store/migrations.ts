import { PostgresAdapter, sql } from 'kysely';
import type { Kysely } from 'kysely';
import { dayInLondon } from '../base/calendar.ts';
import { createDeliveries } from './delivery-tables.ts';
import type { Migrations } from './migrate.ts';
import type { Tables } from './schema.ts';

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
  /** Calendar addresses of the team, and a look-up of cases by the day on which they were received. */
  '0015-calendars': {
    up: async (db) => {
      const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
      await db.schema
        .createTable('team_calendars')
        .addColumn('hash', isPostgres ? 'bytea' : 'blob', (column) => column.primaryKey().notNull())
        .addColumn('person', isPostgres ? 'bytea' : 'blob', (column) => column.notNull())
        .addColumn('created_at', momentType(db), (column) => column.notNull())
        .execute();
      await db.schema.createIndex('team_calendars_by_person').on('team_calendars').column('person').execute();
      // The first requests of release 0.1.0 have no such day. They came by the form.
      const requests = db as Kysely<Pick<Tables, 'requests'>>;
      const without = await requests
        .selectFrom('requests')
        .select(['id', 'received_at'])
        .where('received_on', 'is', null)
        .execute();
      for (const { id, received_at: at } of without)
        await requests
          .updateTable('requests')
          .set({ received_on: dayInLondon(at) })
          .where('id', '=', id)
          .execute();
      await db.schema.createIndex('requests_by_day').on('requests').columns(['received_on', 'id']).execute();
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
  /** The files of copies: to whom they are released, their keys, and on PostgreSQL their bytes. */
  '0018-deliveries': { up: createDeliveries },
  /** The chain of a case: the number of an event in it, the MAC of its text and its link. */
  '0019-case-chain': {
    up: async (db) => {
      const bytes = db.getExecutor().adapter instanceof PostgresAdapter ? 'bytea' : 'blob';
      await db.schema.alterTable('events').addColumn('place', 'integer').execute();
      await db.schema.alterTable('events').addColumn('mac', bytes).execute();
      await db.schema.alterTable('events').addColumn('link', bytes).execute();
    },
  },
  /** The list of open cases in its order, with what it is narrowed to, so that a page of it reads no other cases. */
  '0020-open-cases': {
    up: async (db) => {
      await db.schema.dropIndex('requests_open').execute();
      await db.schema
        .createIndex('requests_open')
        .on('requests')
        .columns(['due_on', 'id', 'waiting', 'kind'])
        .where(sql<boolean>`closed_on is null`)
        .execute();
    },
  },
  /** A look-up of the first and the last waiting mail that is due, however many wait. */
  '0021-mails-due': {
    up: async (db) => {
      await db.schema
        .createIndex('mails_due')
        .on('mails')
        .column('next_at')
        .where(sql<boolean>`state = 'waiting'`)
        .execute();
    },
  },
};

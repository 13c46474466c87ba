import { PostgresAdapter, sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Creates the tables of deliveries. Part of a migration, so it never changes once it is released. */
export async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const words = isPostgres ? sql`words` : sql`text`;
  const bytes = isPostgres ? ('bytea' as const) : ('blob' as const);
  const moment = isPostgres ? ('bigint' as const) : ('integer' as const);
  await db.schema
    .createTable('deliveries')
    .addColumn('id', words, (column) => column.primaryKey().notNull())
    .addColumn('request_id', words, (column) => column.notNull().references('requests.id'))
    .addColumn('created_at', moment, (column) => column.notNull())
    .addColumn('released_at', moment)
    .addColumn('expires_on', words)
    .addColumn('link_hash', bytes)
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('ended', words)
    .addColumn('ended_at', moment)
    .addColumn('key_id', words, (column) => column.notNull())
    .addColumn('sealed', bytes, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('deliveries_by_request').on('deliveries').column('request_id').execute();
  await db.schema
    .createIndex('deliveries_by_link')
    .on('deliveries')
    .column('link_hash')
    .where(sql<boolean>`link_hash is not null`)
    .execute();
  await db.schema
    .createIndex('deliveries_open')
    .on('deliveries')
    .column('id')
    .where(sql<boolean>`ended is null`)
    .execute();
  await db.schema
    .createTable('delivery_files')
    .addColumn('id', words, (column) => column.primaryKey().notNull())
    .addColumn('request_id', words, (column) => column.notNull().references('requests.id'))
    .addColumn('delivery_id', words, (column) => column.notNull())
    .addColumn('added_at', moment, (column) => column.notNull())
    .addColumn('size', moment, (column) => column.notNull())
    .addColumn('key_id', words, (column) => column.notNull())
    .addColumn('sealed', bytes, (column) => column.notNull())
    .execute();
  for (const column of ['delivery_id', 'request_id'])
    await db.schema
      .createIndex(`delivery_files_by_${column.replace('_id', '')}`)
      .on('delivery_files')
      .column(column)
      .execute();
  await db.schema
    .createTable('delivery_chunks')
    .addColumn('file_id', words, (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', moment, (column) => column.notNull())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('delivery_chunks_key', ['file_id', 'number'])
    .execute();
}

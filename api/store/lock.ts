import { PostgresAdapter, sql } from 'kysely';
import type { Db } from './engine.ts';

/**
 * Waits until no other transaction has locked any of these names, and locks them until this one ends: what it reads from
 * then on, nobody changes who locks the same. On SQLite nothing is needed, because one transaction writes at a time.
 */
export async function lock(db: Db, ...names: string[]): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  // In one order, so that two transactions never wait for each other.
  const ordered = names.map((name) => `candour ${name}`).toSorted();
  await sql`select pg_advisory_xact_lock(hashtextextended(name, 0))
    from unnest(${ordered}::text[]) as name`.execute(db);
}

/** What is locked while the mails of an address are counted. */
export const addressLock = (index: Uint8Array): string => `address ${Buffer.from(index).toString('base64')}`;

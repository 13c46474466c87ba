import type { Database } from './database.ts';
import type { HourlyLimit } from './consent.ts';

/**
 * Adds one to what a client sent in this hour, unless it is at the limit; call it inside a transaction. Says whether
 * it did. It keeps a number and no times, so that a client's hash can be laid beside no receipt and no visit.
 */
export function takeOne(db: Database, { client, hour, most }: HourlyLimit): boolean {
  const key = { client, hour };
  const row = db.first('SELECT count FROM tallies WHERE client = :client AND hour = :hour', key);
  if (row && Number(row['count']) >= most) return false;
  db.run(
    'INSERT INTO tallies (client, hour, count) VALUES (:client, :hour, 1) ON CONFLICT DO UPDATE SET count = count + 1',
    key,
  );
  return true;
}

import type { Moment } from '../base/calendar.ts';
import type { HourlyLimit } from './consent.ts';
import type { Database } from './database.ts';
import { inBatches } from './in-batches.ts';

/** The part of the store that limits what one client may send in an hour. */
export interface RateLimitStore {
  /** Adds one, unless the client is at the limit. Says whether it did. */
  consume(limit: HourlyLimit): Promise<boolean>;
  /** Whether the client is at the limit. */
  isExhausted(limit: HourlyLimit): Promise<boolean>;
  /** Forgets how much clients sent in hours that are over. */
  forgetTallies(before: Moment): Promise<void>;
}

export function rateLimitStore(db: Database): RateLimitStore {
  return {
    consume: (limit) => db.transaction(() => consume(db, limit)),
    isExhausted: (limit) => Promise.resolve(countOf(db, limit) >= limit.most),
    forgetTallies: async (before) => {
      await inBatches(db, (most) =>
        db.run(
          `DELETE FROM rate_limits WHERE (client, hour) IN
             (SELECT client, hour FROM rate_limits WHERE hour < :before LIMIT :most)`,
          { before, most },
        ),
      );
    },
  };
}

/**
 * Counts one request of a client in this hour. Call it inside a transaction. Returns false, without counting, at the
 * limit. It stores a count and no times, so that a client's hash cannot be matched to a receipt or a visit.
 */
export function consume(db: Database, limit: HourlyLimit): boolean {
  if (countOf(db, limit) >= limit.most) return false;
  db.run(
    'INSERT INTO rate_limits (client, hour, count) VALUES (:client, :hour, 1) ON CONFLICT DO UPDATE SET count = count + 1',
    { client: limit.client, hour: limit.hour },
  );
  return true;
}

const countOf = (db: Database, { client, hour }: HourlyLimit): number =>
  Number(
    db.first('SELECT count FROM rate_limits WHERE client = :client AND hour = :hour', { client, hour })?.[
      'count'
    ] ?? 0,
  );

import { sql } from 'kysely';
import type { Moment } from '../base/calendar.ts';
import type { HourlyLimit } from './consent.ts';
import type { Db, Engine } from './engine.ts';
import { inBatches } from './in-batches.ts';
import { statement } from './statement.ts';

/** The part of the store that limits what one client may send in an hour. */
export interface RateLimitStore {
  /** Adds one, unless the client is at the limit. Says whether it did. */
  consume(limit: HourlyLimit): Promise<boolean>;
  /** Whether the client is at the limit. */
  isExhausted(limit: HourlyLimit): Promise<boolean>;
  /** Forgets how much clients sent in hours that are over. */
  forgetRateLimits(before: Moment): Promise<void>;
}

type ClientHour = Pick<HourlyLimit, 'client' | 'hour'>;

const countOf = statement<ClientHour>()((db, { client, hour }) =>
  db.selectFrom('rate_limits').select('count').where('client', '=', client).where('hour', '=', hour),
);

const addOne = statement<HourlyLimit>()((db, { client, hour, most }) =>
  db
    .insertInto('rate_limits')
    .values({ client, hour, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['client', 'hour'])
        .doUpdateSet({ count: sql`rate_limits.count + 1` })
        .where('rate_limits.count', '<', most),
    ),
);

const forget = statement<{ before: Moment; most: number }>()((db, { before, most }) =>
  db
    .deleteFrom('rate_limits')
    .where(
      sql`(client, hour)`,
      'in',
      db.selectFrom('rate_limits').select(['client', 'hour']).where('hour', '<', before).limit(most),
    ),
);

export function rateLimitStore(engine: Engine): RateLimitStore {
  return {
    consume: (limit) => engine.write((db) => consume(db, limit)),
    isExhausted: async (limit) => ((await countOf.first(engine.reader, limit))?.count ?? 0) >= limit.most,
    forgetRateLimits: async (before) => {
      await inBatches(engine, (db, most) => forget.run(db, { before, most }));
    },
  };
}

/**
 * Counts one request of a client in this hour. Call it inside a transaction. Returns false, without counting, at the
 * limit. It stores a count and no times, so that a client's hash cannot be matched to a receipt or a visit.
 */
export const consume = async (db: Db, limit: HourlyLimit): Promise<boolean> =>
  limit.most > 0 && (await addOne.run(db, limit)) > 0;

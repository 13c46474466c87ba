import { HOUR } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Db } from './engine.ts';
import { statement } from './statement.ts';

const current = statement<object>()((db) => db.selectFrom('mail_turns').select(['next_at', 'server']));

const take = statement<{ nextAt: Moment; server: string }>()((db, { nextAt, server }) =>
  db
    .insertInto('mail_turns')
    .values({ id: 1, next_at: nextAt, server })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ next_at: nextAt, server })),
);

/**
 * Keeps the rate of email of all servers together: after one has taken an email, the others wait as long as it does.
 * Each server waits by itself between two of its own.
 *
 * @param server the id of this server
 */
export const mailTurns = (server: string) => ({
  /** Whether this server may take an email now; call it inside a transaction. */
  isOurs: async (db: Db, now: Moment): Promise<boolean> => {
    const last = await current.first(db, {});
    // A turn that is more than an hour ahead was written by a clock that ran ahead.
    return !last || last.server === server || last.next_at <= now || last.next_at > now + HOUR;
  },

  /** Notes that this server takes an email, and when the next may be taken. */
  take: async (db: Db, nextAt: Moment): Promise<void> => {
    await take.run(db, { nextAt, server });
  },

  /** When the turn of another server ends. 0 if the last turn was this server's. */
  othersUntil: async (db: Db): Promise<Moment> => {
    const last = await current.first(db, {});
    return !last || last.server === server ? 0 : last.next_at;
  },
});

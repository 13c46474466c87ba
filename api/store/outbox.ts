import type { Moment } from '../base/calendar.ts';
import type { Engine } from './engine.ts';
import { idempotencyKey, mailLeases } from './lease-mail.ts';
import type { MailRows } from './mail-rows.ts';
import { DEAD_LETTERED, WAITING } from './mail-states.ts';
import { outboxLists } from './outbox-lists.ts';
import type { RequestRows } from './request-rows.ts';
import { mailOutcomes } from './settle-mail.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

type OutboxStore = Pick<
  Store,
  | 'lease'
  | 'nextDue'
  | 'renewKey'
  | 'settle'
  | 'bringForward'
  | 'releaseLeases'
  | 'unsent'
  | 'replay'
  | 'keepMessage'
>;

const renew = statement<{ id: string; now: Moment }>()((db, { id, now }) =>
  db
    .updateTable('mails')
    .set((eb) => ({
      key_number: eb('key_number', '+', eb.lit(1)),
      key_since: now,
      may_have_arrived: 0,
      resent_after_unknown: eb('resent_after_unknown', '+', eb.ref('may_have_arrived')),
    }))
    .where('id', '=', id)
    .returning(['request_id', 'key_number']),
);

const bringForward = statement<{ now: Moment }>()((db, { now }) =>
  db
    .updateTable('mails')
    .set({ next_at: now })
    .where('state', '=', WAITING)
    .where('leased_until', 'is', null)
    .where('next_at', '>', now),
);

const replay = statement<{ id: string; now: Moment }>()((db, { id, now }) =>
  db
    .updateTable('mails')
    .set((eb) => ({
      state: 'waiting',
      next_at: now,
      attempts: 0,
      key_number: eb('key_number', '+', eb.lit(1)),
      key_since: null,
      may_have_arrived: 0,
      resent_after_unknown: 0,
      settled_at: null,
    }))
    .where('id', '=', id)
    .where('state', '=', DEAD_LETTERED),
);

/**
 * The part of the store that the sender works on.
 * @param server the id of this server
 */
export function outboxStore(engine: Engine, mails: MailRows, rows: RequestRows, server: string): OutboxStore {
  return {
    ...outboxLists(engine),
    ...mailLeases(engine, mails, server),
    ...mailOutcomes(engine, mails, rows),

    renewKey: (mailId, now, notice) =>
      engine.write(async (db) => {
        // Counted for every mail, also for one of which nobody needs to be told that it may come twice.
        const row = await renew.first(db, { id: mailId, now });
        if (!row) throw new Error('A leased mail has left the outbox');
        if (notice) await mails.insert(db, String(row.request_id), now, notice);
        return idempotencyKey(mailId, row.key_number);
      }),

    bringForward: (now) =>
      engine.write(async (db) => {
        await bringForward.run(db, { now });
      }),

    replay: (id, now) => engine.write(async (db) => (await replay.run(db, { id, now })) > 0),

    keepMessage: (mailId, message) => engine.write((db) => mails.keepMessage(db, mailId, message)),
  };
}

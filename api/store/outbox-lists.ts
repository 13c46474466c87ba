import type { Engine } from './engine.ts';
import { DEAD_LETTERED, WAITING } from './mail-states.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

const unsentMails = statement<object>()((db) =>
  db
    .selectFrom('mails')
    .leftJoin('requests', 'requests.id', 'mails.request_id')
    .select([
      'mails.id',
      'requests.reference',
      'mails.kind',
      'mails.state',
      'mails.created_at',
      'mails.next_at',
      'mails.attempts',
      'mails.outcome',
      'mails.bounced_at',
    ])
    .where('mails.rowid', 'in', (eb) =>
      eb
        .selectFrom('mails')
        .select('rowid')
        .where('state', '=', WAITING)
        .unionAll(eb.selectFrom('mails').select('rowid').where('state', '=', DEAD_LETTERED)),
    )
    .orderBy('mails.created_at')
    .orderBy('mails.rowid'),
);

/** The part of the store that shows the outbox to people. */
export const outboxLists = (engine: Engine): Pick<Store, 'unsent'> => ({
  unsent: async () =>
    (await unsentMails.all(engine.reader, {})).map((row) => ({
      id: row.id,
      reference: row.reference ?? undefined,
      kind: row.kind,
      state: row.state as 'waiting' | 'dead-lettered',
      createdAt: row.created_at,
      nextAt: row.next_at,
      attempts: row.attempts,
      outcome: row.outcome ?? undefined,
      bounced: row.bounced_at !== null,
    })),
});

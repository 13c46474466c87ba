import type { Day, Moment } from '../base/calendar.ts';
import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import { DEAD_LETTERED, WAITING } from './mail-states.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

const figures = statement<{ today: Day }>()((db, { today }) => {
  const requests = db.selectFrom('requests').select((eb) => eb.fn.countAll<number>().as('count'));
  const open = requests.where('closed_on', 'is', null);
  const mails = db.selectFrom('mails').select((eb) => eb.fn.countAll<number>().as('count'));
  return db.selectNoFrom([
    requests.as('requests'),
    requests.where('confirmed_at', 'is', null).as('unconfirmed'),
    open.as('open'),
    open.where('due_on', '<', today).where('waiting', '=', sql.lit(0)).as('overdue'),
    mails.where('state', '=', WAITING).as('waiting'),
    mails.where('state', '=', DEAD_LETTERED).as('dead_lettered'),
    mails.where('bounced_at', 'is not', null).as('bounced'),
    db
      .selectFrom('mails')
      .select((eb) => eb.fn.min<Moment | null>('created_at').as('oldest'))
      .where('state', '=', WAITING)
      .as('oldest'),
  ]);
});

const writeProbe = statement<{ now: Moment }>()((db, { now }) =>
  db
    .insertInto('health_probe')
    .values({ id: 1, at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at: now })),
);

/** The part of the store that the health check asks. */
export const figureStore = (engine: Engine): Pick<Store, 'probe' | 'health'> => ({
  probe: (now) =>
    engine.write(async (db) => {
      await writeProbe.run(db, { now });
    }),

  health: async (today) => {
    const row = await figures.first(engine.reader, { today });
    return {
      requests: row?.requests ?? 0,
      unconfirmed: row?.unconfirmed ?? 0,
      open: row?.open ?? 0,
      overdue: row?.overdue ?? 0,
      mailsWaiting: row?.waiting ?? 0,
      mailsDeadLettered: row?.dead_lettered ?? 0,
      mailsBounced: row?.bounced ?? 0,
      oldestUnsent: row?.oldest ?? undefined,
    };
  },
});

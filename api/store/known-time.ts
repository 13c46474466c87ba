import type { Moment } from '../base/calendar.ts';
import type { Engine } from './engine.ts';
import { statement } from './statement.ts';

/** The part of the store that keeps the last moment at which the clock was known to be right. */
export interface KnownTimeStore {
  /** Undefined if nothing was ever stored. */
  knownTime(): Promise<Moment | undefined>;
  /** Moves the known moment on. An earlier one changes nothing. */
  noteTime(now: Moment): Promise<void>;
  /** Sets the known moment, because somebody has looked at the clock. */
  confirmTime(now: Moment): Promise<void>;
}

const known = statement<object>()((db) => db.selectFrom('known_time').select('at').where('id', '=', 1));

const note = statement<{ now: Moment }>()((db, { now }) =>
  db
    .insertInto('known_time')
    .values({ id: 1, at: now })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ at: now }).where('known_time.at', '<', now),
    ),
);

const confirm = statement<{ now: Moment }>()((db, { now }) =>
  db
    .insertInto('known_time')
    .values({ id: 1, at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at: now })),
);

export const knownTimeStore = (engine: Engine): KnownTimeStore => ({
  knownTime: async () => (await known.first(engine.reader, {}))?.at,

  noteTime: (now) =>
    engine.write(async (db) => {
      await note.run(db, { now });
    }),

  confirmTime: (now) =>
    engine.write(async (db) => {
      await confirm.run(db, { now });
    }),
});

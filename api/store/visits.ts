import { sql } from 'kysely';
import type { Day } from '../base/calendar.ts';
import type { VisitStore } from './consent.ts';
import type { Engine } from './engine.ts';
import { inBatches } from './in-batches.ts';
import { statement } from './statement.ts';
import { consume } from './rate-limits.ts';

const addVisit = statement<{ day: Day; page: string }>()((db, { day, page }) =>
  db
    .insertInto('visits')
    .values({ day, page, count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['day', 'page']).doUpdateSet({ count: sql`visits.count + 1` }),
    ),
);

const visitsBetween = statement<{ first: Day; last: Day }>()((db, { first, last }) =>
  db
    .selectFrom('visits')
    .select((eb) => ['page', eb.fn.sum<number>('count').as('total')])
    .where('day', '>=', first)
    .where('day', '<=', last)
    .groupBy('page')
    .orderBy('total', 'desc')
    .orderBy('page'),
);

const forget = statement<{ before: Day; most: number }>()((db, { before, most }) =>
  db
    .deleteFrom('visits')
    .where(
      sql`(day, page)`,
      'in',
      db.selectFrom('visits').select(['day', 'page']).where('day', '<', before).limit(most),
    ),
);

/** The part of the store that counts visits. */
export const visitStore = (engine: Engine): VisitStore => ({
  countVisit: (day, page, limit) =>
    engine.write(async (db) => {
      if (!(await consume(db, limit))) return false;
      await addVisit.run(db, { day, page });
      return true;
    }),

  visits: async (first, last) =>
    (await visitsBetween.all(engine.reader, { first, last })).map(({ page, total }) => ({
      page,
      count: total,
    })),

  forgetVisits: async (before) => {
    await inBatches(engine, (db, most) => forget.run(db, { before, most }));
  },
});

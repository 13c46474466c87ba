import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Engine } from './engine.ts';
import { selectRequests } from './request-rows.ts';
import type { RequestRows } from './request-rows.ts';
import { statement } from './statement.ts';

/** Where a list of cases by the day of receipt goes on. */
type ReceivedCase = Pick<StoredRequest, 'id' | 'receivedOn'>;

/** The part of the store that lists cases by the day on which they reached the clinic, for reports. */
export interface ReceivedStore {
  /**
   * Cases that were received from one day to another, both included, by that day: at most so many, and those that come
   * after one that was read before. Erased cases are among them.
   */
  receivedBetween(first: Day, last: Day, most: number, after?: ReceivedCase): Promise<StoredRequest[]>;
  /** The day on which the first case was received. Undefined if there is none. */
  firstReceivedOn(): Promise<Day | undefined>;
}

const between = statement<{ first: Day; last: Day; afterDay: Day; afterId: string; most: number }>()(
  (db, { first, last, afterDay, afterId, most }) =>
    selectRequests(db)
      .where('received_on', '>=', first)
      .where('received_on', '<=', last)
      .where((eb) => eb(eb.refTuple('received_on', 'requests.id'), '>', eb.tuple(afterDay, afterId)))
      .orderBy('received_on')
      .orderBy('requests.id')
      .limit(most),
);

const earliest = statement<object>()((db) =>
  db
    .selectFrom('requests')
    .select('received_on')
    .where('received_on', 'is not', null)
    .orderBy('received_on')
    .limit(1),
);

export const receivedStore = (engine: Engine, rows: RequestRows): ReceivedStore => ({
  receivedBetween: (first, last, most, after) =>
    engine.read(async (db) => {
      const from = { afterDay: after?.receivedOn ?? '', afterId: after?.id ?? '' };
      return rows.read(db, await between.all(db, { first, last, most, ...from }));
    }),

  firstReceivedOn: async () => (await earliest.first(engine.reader, {}))?.received_on ?? undefined,
});

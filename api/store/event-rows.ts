import { dayInLondon } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { ChainEntry } from '../domain/case-chain.ts';
import type { EventType } from '../domain/events.ts';
import type { CaseEvent, NewEvent } from '../domain/case.ts';
import { appendEvent, appendFirst } from './append-event.ts';
import type { FirstEvent } from './append-event.ts';
import type { Db } from './engine.ts';
import { noteIn } from './event-note.ts';
import type { EventRow } from './event-note.ts';
import { chunksOf } from './in-batches.ts';
import { statement } from './statement.ts';

const eventsOf = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom('events').selectAll().where('request_id', '=', id).orderBy('id'),
);

/** Rows of events: what happened and when in the clear, who recorded it and what they wrote or entered sealed. */
export function eventRows(keys: Keys) {
  function read(row: EventRow): CaseEvent {
    const { by, reason, details } = noteIn(keys, row)?.note ?? {};
    return {
      what: row.event,
      at: row.at,
      on: row.day ?? dayInLondon(row.at),
      ...(by === undefined ? {} : { by }),
      ...(reason === undefined ? {} : { reason }),
      ...(details === undefined ? {} : { details }),
    };
  }

  function entryOf(row: EventRow): ChainEntry {
    const { note, salt } = noteIn(keys, row) ?? {};
    const { event: what, at, day, place, mac, link } = row;
    return {
      what,
      at,
      day,
      place,
      note: note ?? null,
      salt: (mac && salt) ?? null,
      mac: mac && Buffer.from(mac).toString('hex'),
      link: link && Buffer.from(link).toString('hex'),
    };
  }

  return {
    /** Adds an event and locks its case; call it inside a transaction. */
    add: (
      db: Db,
      requestId: string,
      at: Moment,
      what: EventType,
      event: Partial<NewEvent> = {},
    ): Promise<void> => appendEvent(db, keys, requestId, { ...event, at, what }),

    /** Adds the first events of requests that were written in this transaction, in their order. */
    addFirst: (db: Db, events: FirstEvent[]): Promise<void> => appendFirst(db, events),

    /** The events of a request in the order in which they were recorded. */
    of: async (db: Db, requestId: string): Promise<CaseEvent[]> =>
      (await eventsOf.all(db, { id: requestId })).map(read),

    /** The same events as the entries of its chain. */
    chainOf: async (db: Db, requestId: string): Promise<ChainEntry[]> =>
      (await eventsOf.all(db, { id: requestId })).map(entryOf),

    /** The events of many requests by their ids, each in the order in which they were recorded. */
    ofMany: async (db: Db, requestIds: string[]): Promise<Map<string, CaseEvent[]>> => {
      const all = new Map<string, CaseEvent[]>();
      for (const ids of chunksOf(requestIds)) {
        const rows = await db
          .selectFrom('events')
          .selectAll()
          .where('request_id', 'in', ids)
          .orderBy('id')
          .execute();
        for (const row of rows) {
          const own = all.get(row.request_id) ?? [];
          own.push(read(row));
          all.set(row.request_id, own);
        }
      }
      return all;
    },
  };
}

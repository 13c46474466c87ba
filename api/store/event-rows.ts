import type { Selectable } from 'kysely';
import { dayInLondon } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { EventType } from '../domain/events.ts';
import type { CaseEvent, NewEvent } from '../domain/case.ts';
import type { Db } from './engine.ts';
import { chunksOf } from './in-batches.ts';
import type { Tables } from './schema.ts';
import { open, rowName, seal } from './seal.ts';
import { statement } from './statement.ts';

type EventRow = Selectable<Tables['events']>;
type Note = Pick<CaseEvent, 'by' | 'reason' | 'details'>;

const eventsOf = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom('events').selectAll().where('request_id', '=', id).orderBy('id'),
);

interface NewRow {
  requestId: string;
  at: Moment;
  what: EventType;
  day: Day | null;
}

const insertEvent = statement<NewRow>()((db, { requestId, at, what, day }) =>
  db.insertInto('events').values({ request_id: requestId, at, event: what, day }).returning('id'),
);

const insertWithoutNote = statement<NewRow>()((db, { requestId, at, what, day }) =>
  db.insertInto('events').values({ request_id: requestId, at, event: what, day }),
);

const keepNote = statement<{ id: number; keyId: string; sealed: Uint8Array }>()((db, { id, keyId, sealed }) =>
  db.updateTable('events').set({ key_id: keyId, sealed }).where('id', '=', id),
);

/** Rows of events: what happened and when in the clear, who recorded it and what they wrote or entered sealed. */
export function eventRows(keys: Keys) {
  function read(row: EventRow): CaseEvent {
    const { by, reason, details } = noteIn(row);
    return {
      what: row.event,
      at: row.at,
      on: row.day ?? dayInLondon(row.at),
      ...(by === undefined ? {} : { by }),
      ...(reason === undefined ? {} : { reason }),
      ...(details === undefined ? {} : { details }),
    };
  }

  /** A note that cannot be read any more must not take the day of its event with it: the date hangs on it. */
  function noteIn({ id, sealed: bytes, key_id: keyId }: EventRow): Note {
    if (bytes === null || keyId === null) return {};
    try {
      return open(keys, rowName('events', id), { keyId, bytes }) as Note;
    } catch {
      return {};
    }
  }

  return {
    /** Adds an event; call it inside a transaction. */
    add: async (
      db: Db,
      requestId: string,
      at: Moment,
      what: EventType,
      { on, by, reason, details }: Partial<NewEvent> = {},
    ): Promise<void> => {
      const row = await insertEvent.first(db, { requestId, at, what, day: on ?? null });
      if (!row || (by === undefined && reason === undefined && details === undefined)) return;
      const { id } = row;
      const sealed = seal(keys, rowName('events', id), { by, reason, details });
      await keepNote.run(db, { id, keyId: sealed.keyId, sealed: sealed.bytes });
    },

    /** Adds events that nobody wrote anything about, in their order; call it inside a transaction. */
    addAll: (db: Db, events: NewRow[]): Promise<void> => insertWithoutNote.runAll(db, events),

    /** The events of a request in the order in which they were recorded. */
    of: async (db: Db, requestId: string): Promise<CaseEvent[]> =>
      (await eventsOf.all(db, { id: requestId })).map(read),

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

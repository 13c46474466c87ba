import { dayInLondon } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { Database, Row } from './database.ts';
import type { EventType } from '../domain/events.ts';
import type { CaseEvent, NewEvent } from '../domain/case.ts';
import { open, rowName, seal } from './seal.ts';

type Note = Pick<CaseEvent, 'by' | 'reason'>;

/** Rows of events: what happened and when in the clear, who recorded it and what they wrote sealed. */
export function eventRows(db: Database, keys: Keys) {
  function read(row: Row): CaseEvent {
    const at = Number(row['at']);
    const { by, reason } = noteIn(row);
    return {
      what: String(row['event']) as EventType,
      at,
      on: typeof row['day'] === 'string' ? row['day'] : dayInLondon(at),
      ...(by === undefined ? {} : { by }),
      ...(reason === undefined ? {} : { reason }),
    };
  }

  /** A note that cannot be read any more must not take the day of its event with it: the date hangs on it. */
  function noteIn(row: Row): Note {
    if (!(row['sealed'] instanceof Uint8Array)) return {};
    try {
      const sealed = { keyId: String(row['key_id']), bytes: row['sealed'] };
      return open(keys, rowName('events', row['id']), sealed) as Note;
    } catch {
      return {};
    }
  }

  return {
    /** Adds an event; call it inside a transaction. */
    add: (requestId: string, at: Moment, what: EventType, { on, ...note }: Partial<NewEvent> = {}): void => {
      const values = { requestId, at, what, day: on ?? null };
      const insert = 'INSERT INTO events (request_id, at, event, day) VALUES (:requestId, :at, :what, :day)';
      if (note.by === undefined && note.reason === undefined) {
        db.run(insert, values);
        return;
      }
      const id = Number(db.first(`${insert} RETURNING id`, values)?.['id']);
      const sealed = seal(keys, rowName('events', id), { by: note.by, reason: note.reason });
      db.run('UPDATE events SET key_id = :keyId, sealed = :sealed WHERE id = :id', {
        id,
        keyId: sealed.keyId,
        sealed: sealed.bytes,
      });
    },

    /** The events of a request in the order in which they were recorded. */
    of: (requestId: string): CaseEvent[] =>
      db.all('SELECT * FROM events WHERE request_id = :requestId ORDER BY id', { requestId }).map(read),
  };
}

import type { Moment } from '../base/calendar.ts';
import type { Engine } from './engine.ts';
import { statement } from './statement.ts';

/** The part of the store that keeps the calendar addresses of the team, by the SHA-256 of the secret in each. */
export interface TeamCalendarStore {
  /** Gives a person a calendar address, in place of the one that they had under any of these indexes. */
  putCalendar(hash: Uint8Array, person: Uint8Array, formerly: Uint8Array[], now: Moment): Promise<void>;
  /** The person whose calendar address has that secret. Undefined if nobody's has. */
  personOfCalendar(hash: Uint8Array): Promise<Uint8Array | undefined>;
  /** When the calendar address of a person was made, by any of these indexes. Undefined if they have none. */
  calendarMadeAt(persons: Uint8Array[]): Promise<Moment | undefined>;
  /** Removes a person's calendar address. Says whether there was one. */
  removeCalendar(persons: Uint8Array[]): Promise<boolean>;
}

interface OfPerson {
  person: Uint8Array;
}

const insert = statement<OfPerson & { hash: Uint8Array; now: Moment }>()((db, { hash, person, now }) =>
  db.insertInto('team_calendars').values({ hash, person, created_at: now }),
);

const byHash = statement<{ hash: Uint8Array }>()((db, { hash }) =>
  db.selectFrom('team_calendars').select('person').where('hash', '=', hash),
);

const ofPerson = statement<OfPerson>()((db, { person }) =>
  db.selectFrom('team_calendars').select('created_at').where('person', '=', person),
);

const remove = statement<OfPerson>()((db, { person }) =>
  db.deleteFrom('team_calendars').where('person', '=', person),
);

export const teamCalendarStore = (engine: Engine): TeamCalendarStore => ({
  putCalendar: (hash, person, formerly, now) =>
    engine.write(async (db) => {
      for (const former of formerly) await remove.run(db, { person: former });
      await insert.run(db, { hash, person, now });
    }),

  personOfCalendar: async (hash) => (await byHash.first(engine.reader, { hash }))?.person,

  async calendarMadeAt(persons) {
    for (const person of persons) {
      const found = await ofPerson.first(engine.reader, { person });
      if (found) return found.created_at;
    }
    return undefined;
  },

  removeCalendar: (persons) =>
    engine.write(async (db) => {
      let removed = 0;
      for (const person of persons) removed += await remove.run(db, { person });
      return removed > 0;
    }),
});

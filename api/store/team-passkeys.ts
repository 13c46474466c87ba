import type { Moment } from '../base/calendar.ts';
import type { Engine } from './engine.ts';
import { statement } from './statement.ts';

/** A passkey as WebAuthn describes it. The public key is no secret. */
export interface Passkey {
  /** The id of the credential, in base64url. */
  id: string;
  person: Uint8Array;
  publicKey: Uint8Array;
  counter: number;
  /** How the device is reached, such as "internal", for the browser. */
  transports: string[];
}

export interface StoredPasskey extends Passkey {
  createdAt: Moment;
  usedAt: Moment | undefined;
}

/** The part of the store that keeps passkeys. */
export interface TeamPasskeyStore {
  addPasskey(passkey: Passkey, now: Moment): Promise<void>;
  findPasskey(id: string): Promise<StoredPasskey | undefined>;
  /** The passkeys of a person, by each of their indexes, oldest first. */
  passkeysOf(persons: Uint8Array[]): Promise<StoredPasskey[]>;
  /** Notes that a passkey was used, and the counter that its device sent. */
  notePasskeyUse(id: string, counter: number, now: Moment): Promise<void>;
  /** Gives the passkeys under one index of a person to another index of the same person. Returns their number. */
  movePasskeys(from: Uint8Array, to: Uint8Array): Promise<number>;
  /** Removes all passkeys of a person. Returns their number. */
  removePasskeys(persons: Uint8Array[]): Promise<number>;
}

interface OfPerson {
  person: Uint8Array;
}

const insert = statement<
  OfPerson & { id: string; publicKey: Uint8Array; counter: number; transports: string; now: Moment }
>()((db, { id, person, publicKey, counter, transports, now }) =>
  db
    .insertInto('team_passkeys')
    .values({ id, person, public_key: publicKey, counter, transports, created_at: now, used_at: null }),
);

const byId = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom('team_passkeys').selectAll().where('id', '=', id),
);

const byPerson = statement<OfPerson>()((db, { person }) =>
  db.selectFrom('team_passkeys').selectAll().where('person', '=', person).orderBy('created_at').orderBy('id'),
);

const noteUse = statement<{ id: string; counter: number; now: Moment }>()((db, { id, counter, now }) =>
  db.updateTable('team_passkeys').set({ counter, used_at: now }).where('id', '=', id),
);

const remove = statement<OfPerson>()((db, { person }) =>
  db.deleteFrom('team_passkeys').where('person', '=', person),
);

const move = statement<{ from: Uint8Array; to: Uint8Array }>()((db, { from, to }) =>
  db.updateTable('team_passkeys').set({ person: to }).where('person', '=', from),
);

interface Row {
  id: string;
  person: Uint8Array;
  public_key: Uint8Array;
  counter: number;
  transports: string;
  created_at: Moment;
  used_at: Moment | null;
}

const passkeyIn = (row: Row): StoredPasskey => ({
  id: row.id,
  person: row.person,
  publicKey: row.public_key,
  counter: row.counter,
  transports: JSON.parse(row.transports) as string[],
  createdAt: row.created_at,
  usedAt: row.used_at ?? undefined,
});

export function teamPasskeyStore(engine: Engine): TeamPasskeyStore {
  return {
    addPasskey: ({ id, person, publicKey, counter, transports }, now) =>
      engine.write(async (db) => {
        await insert.run(db, {
          id,
          person,
          publicKey,
          counter,
          transports: JSON.stringify(transports),
          now,
        });
      }),

    findPasskey: async (id) => {
      const row = await byId.first(engine.reader, { id });
      return row && passkeyIn(row);
    },

    passkeysOf: async (persons) => {
      const found: StoredPasskey[] = [];
      for (const person of persons)
        found.push(...(await byPerson.all(engine.reader, { person })).map(passkeyIn));
      return found;
    },

    notePasskeyUse: (id, counter, now) =>
      engine.write(async (db) => {
        await noteUse.run(db, { id, counter, now });
      }),

    movePasskeys: (from, to) => engine.write((db) => move.run(db, { from, to })),

    removePasskeys: (persons) =>
      engine.write(async (db) => {
        let removed = 0;
        for (const person of persons) removed += await remove.run(db, { person });
        return removed;
      }),
  };
}

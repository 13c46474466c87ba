import { randomBytes } from 'node:crypto';
import { dayInLondon } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import { firstLink, hashOfBefore, linkAfter, macOf, SALT_BYTES } from '../domain/case-chain.ts';
import type { NewEvent } from '../domain/case.ts';
import type { EventType } from '../domain/events.ts';
import type { Db } from './engine.ts';
import { noteIn } from './event-note.ts';
import { lock } from './lock.ts';
import { rowName, seal } from './seal.ts';
import { statement } from './statement.ts';

/** An event with the moment at which it is recorded. */
type Entry = Partial<NewEvent> & { what: EventType; at: Moment };

interface NewRow {
  requestId: string;
  at: Moment;
  what: EventType;
  day: Day | null;
  place: number;
  mac: Uint8Array | null;
  link: Uint8Array;
}

const insertEvent = statement<NewRow>()((db, { requestId, at, what, day, place, mac, link }) =>
  db
    .insertInto('events')
    .values({ request_id: requestId, at, event: what, day, place, mac, link })
    .returning('id'),
);

const insertWithoutNote = statement<NewRow>()((db, { requestId, at, what, day, place, mac, link }) =>
  db.insertInto('events').values({ request_id: requestId, at, event: what, day, place, mac, link }),
);

const keepNote = statement<{ id: number; keyId: string; sealed: Uint8Array }>()((db, { id, keyId, sealed }) =>
  db.updateTable('events').set({ key_id: keyId, sealed }).where('id', '=', id),
);

const lastOf = statement<{ id: string }>()((db, { id }) =>
  db
    .selectFrom('events')
    .select(['place', 'link'])
    .where('request_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1),
);

const eventsOf = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom('events').selectAll().where('request_id', '=', id).orderBy('id'),
);

const referenceOf = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom('requests').select('reference').where('id', '=', id),
);

/** Where the chain of a case is. */
interface Head {
  place: number;
  link: Uint8Array;
}

/** One of the first events of a request, about which nobody wrote anything. */
export interface FirstEvent {
  request: { id: string; reference: string };
  at: Moment;
  what: EventType;
  day: Day | null;
}

/** Adds the first events of requests that this transaction has written, so that nothing has to be locked or read. */
export async function appendFirst(db: Db, events: readonly FirstEvent[]): Promise<void> {
  const heads = new Map<string, Head>();
  const rows = events.map(({ request: { id, reference }, at, what, day }): NewRow => {
    const head = heads.get(id) ?? { place: 0, link: firstLink(reference, []) };
    const place = head.place + 1;
    const link = linkAfter(head.link, { place, what, at, day }, undefined);
    heads.set(id, { place, link });
    return { requestId: id, at, what, day, place, mac: null, link };
  });
  await insertWithoutNote.runAll(db, rows);
}

/**
 * Adds an event to the chain of its case, and locks the case until the transaction ends. Where the case has events from
 * before chains, an event that holds their hash begins the chain.
 */
export async function appendEvent(db: Db, keys: Keys, requestId: string, entry: Entry): Promise<void> {
  await lock(db, `request ${requestId}`);
  const last = await lastOf.first(db, { id: requestId });
  const head =
    last?.link && last.place !== null
      ? { place: last.place, link: last.link }
      : await begin(db, keys, requestId, entry.at);
  await write(db, keys, requestId, head, entry);
}

async function begin(db: Db, keys: Keys, requestId: string, at: Moment): Promise<Head> {
  const { reference = '' } = (await referenceOf.first(db, { id: requestId })) ?? {};
  const rows = await eventsOf.all(db, { id: requestId });
  const before = rows.map((row) => ({
    what: row.event,
    at: row.at,
    day: row.day,
    note: noteIn(keys, row)?.note ?? null,
  }));
  const head = { place: 0, link: firstLink(reference, before) };
  return before.length === 0
    ? head
    : write(db, keys, requestId, head, {
        what: 'case.chain-begun',
        at,
        on: dayInLondon(at),
        details: { before: before.map(hashOfBefore) },
      });
}

async function write(
  db: Db,
  keys: Keys,
  requestId: string,
  head: Head,
  { what, at, on, by, reason, details }: Entry,
): Promise<Head> {
  const note = { by, reason, details };
  const hasNote = Object.values(note).some((part) => part !== undefined);
  const salt = hasNote ? randomBytes(SALT_BYTES) : undefined;
  const mac = salt && macOf(salt, note);
  const day = on ?? null;
  const place = head.place + 1;
  const link = linkAfter(head.link, { place, what, at, day }, mac);
  const row = await insertEvent.first(db, { requestId, at, what, day, place, mac: mac ?? null, link });
  if (row && salt) {
    const { id } = row;
    const sealed = seal(keys, rowName('events', id), { ...note, salt: salt.toString('hex') });
    await keepNote.run(db, { id, keyId: sealed.keyId, sealed: sealed.bytes });
  }
  return { place, link };
}

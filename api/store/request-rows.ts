import type { Selectable } from 'kysely';
import { dayInLondon } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { CaseEvent, Flag, StoredRequest } from '../domain/case.ts';
import type { Db } from './engine.ts';
import { eventRows } from './event-rows.ts';
import type { MailRows } from './mail-rows.ts';
import type { NewMail } from './mails.ts';
import { newRequests } from './new-requests.ts';
import { readContent, writeContent } from './request-content.ts';
import type { RequestContent } from './request-content.ts';
import { open, rowName, seal } from './seal.ts';
import type { Tables } from './schema.ts';
import { statement } from './statement.ts';

/** Rows of requests and events, for the parts of the store that work on them inside their transactions. */
export type RequestRows = ReturnType<typeof requestRows>;

/** A row of a request with the references of the one that it corrects and of the latest that corrects it. */
type RequestRow = Selectable<Tables['requests']> & { earlier: string | null; later: string | null };

/** Selects rows for `RequestRows.read`. */
export const selectRequests = (db: Db) =>
  db
    .selectFrom('requests')
    .selectAll('requests')
    .select((eb) => [
      eb
        .selectFrom('requests as earlier')
        .select('earlier.reference')
        .whereRef('earlier.id', '=', 'requests.follows')
        .as('earlier'),
      eb
        .selectFrom('requests as later')
        .select('later.reference')
        .whereRef('later.follows', '=', 'requests.id')
        .orderBy('later.received_at', 'desc')
        .limit(1)
        .as('later'),
    ]);

const requestById = statement<{ id: string }>()((db, { id }) =>
  selectRequests(db).where('requests.id', '=', id),
);

interface Contact {
  id: string;
  addressIndex: Uint8Array | null;
  limitIndex: Uint8Array | null;
  keyId: string;
  sealed: Uint8Array;
}

const updateContact = statement<Contact>()((db, { id, addressIndex, limitIndex: index, keyId, sealed }) =>
  db
    .updateTable('requests')
    .set({ address_index: addressIndex, limit_index: index, key_id: keyId, sealed })
    .where('id', '=', id),
);

export function requestRows(keys: Keys, mailRows: MailRows) {
  const events = eventRows(keys);

  function contentIn(row: RequestRow): RequestContent | undefined {
    try {
      const sealed = { keyId: row.key_id, bytes: row.sealed };
      return readContent(open(keys, rowName('requests', row.id), sealed));
    } catch {
      return undefined;
    }
  }

  function toRequest(row: RequestRow, ownEvents: CaseEvent[]): StoredRequest {
    const content = row.erased_at === null ? contentIn(row) : { answers: {} };
    return {
      id: row.id,
      reference: row.reference,
      kind: row.kind,
      nation: row.nation,
      receivedAt: row.received_at,
      receivedOn: row.received_on ?? dayInLondon(row.received_at),
      channel: row.channel,
      dueOn: row.due_on,
      closedOn: row.closed_on ?? undefined,
      erasedAt: row.erased_at ?? undefined,
      events: ownEvents,
      privacy: privacyIn(row),
      confirmedAt: row.confirmed_at ?? undefined,
      noticedAt: row.noticed_at ?? undefined,
      follows: row.earlier ?? undefined,
      correctedBy: row.later ?? undefined,
      flags: [...(JSON.parse(row.flags) as Flag[]), ...(content ? [] : (['unreadable'] as const))],
      ...(content ?? { answers: {} }),
    };
  }

  /** Makes requests of rows, in their order, with their events. Call it where the rows were read. */
  async function read(db: Db, rows: RequestRow[]): Promise<StoredRequest[]> {
    const [only] = rows;
    if (only && rows.length === 1) return [toRequest(only, await events.of(db, only.id))];
    const all = await events.ofMany(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => toRequest(row, all.get(row.id) ?? []));
  }

  async function byId(db: Db, id: string): Promise<StoredRequest | undefined> {
    return (await read(db, await requestById.all(db, { id })))[0];
  }

  /** Keeps answers in which the way to reach the person was corrected. */
  async function keepContact(
    db: Db,
    id: string,
    contact: RequestContent & { addressIndex: Uint8Array | undefined; limitIndex: Uint8Array | undefined },
  ): Promise<void> {
    const { keyId, bytes } = seal(keys, rowName('requests', id), writeContent(contact));
    const { addressIndex = null, limitIndex = null } = contact;
    await updateContact.run(db, { id, addressIndex, limitIndex, keyId, sealed: bytes });
  }

  return {
    read,
    byId,
    ...newRequests(keys),
    keepContact,
    record: events.add,
    recordFirst: events.addFirst,
    chainOf: events.chainOf,
    addMails: (db: Db, { id: requestId }: StoredRequest, now: Moment, mails: NewMail[]): Promise<void> =>
      mailRows.insertAll(
        db,
        mails.map((mail) => ({ requestId, now, mail })),
      ),
  };
}

const privacyIn = ({ privacy_version: version, privacy_hash: hash }: RequestRow): StoredRequest['privacy'] =>
  version === null ? undefined : { version, hash: hash ?? '' };

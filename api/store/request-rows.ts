import type { Selectable } from 'kysely';
import { dayInLondon } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import { newReference } from '../domain/references.ts';
import type { CaseEvent, Flag, NewRequest, StoredRequest } from '../domain/case.ts';
import type { Db } from './engine.ts';
import { eventRows } from './event-rows.ts';
import type { MailRows } from './mail-rows.ts';
import type { NewMail } from './mails.ts';
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

const requestByReference = statement<{ reference: string }>()((db, { reference }) =>
  db.selectFrom('requests').select('id').where('reference', '=', reference),
);

const requestBySubmission = statement<{ submissionId: string; contentHash: Uint8Array }>()(
  (db, { submissionId, contentHash }) =>
    selectRequests(db)
      .where('requests.submission_id', '=', submissionId)
      .where('requests.content_hash', '=', contentHash),
);

const firstOfSubmission = statement<{ submission: string }>()((db, { submission }) =>
  db
    .selectFrom('requests')
    .select(['id', 'reference'])
    .where('submission_id', '=', submission)
    .orderBy('received_at')
    .limit(1),
);

type NewRow = Pick<
  Selectable<Tables['requests']>,
  | 'id'
  | 'reference'
  | 'kind'
  | 'nation'
  | 'received_at'
  | 'received_on'
  | 'channel'
  | 'due_on'
  | 'privacy_version'
  | 'privacy_hash'
  | 'notice_at'
  | 'submission_id'
  | 'content_hash'
  | 'address_index'
  | 'limit_index'
  | 'follows'
  | 'flags'
  | 'key_id'
  | 'sealed'
>;

const insertRequest = statement<NewRow>()((db, row) =>
  db.insertInto('requests').values({
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    nation: row.nation,
    received_at: row.received_at,
    received_on: row.received_on,
    channel: row.channel,
    due_on: row.due_on,
    privacy_version: row.privacy_version,
    privacy_hash: row.privacy_hash,
    notice_at: row.notice_at,
    submission_id: row.submission_id,
    content_hash: row.content_hash,
    address_index: row.address_index,
    limit_index: row.limit_index,
    follows: row.follows,
    flags: row.flags,
    key_id: row.key_id,
    sealed: row.sealed,
  }),
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

  /**
   * The request that this one repeats: the same answers from the same form (double click, reload). Nothing else makes two
   * requests one: a network is shared, and answers can be guessed.
   */
  async function sameAs(
    db: Db,
    submissionId: string,
    contentHashes: Uint8Array[],
  ): Promise<StoredRequest | undefined> {
    for (const contentHash of contentHashes) {
      const [same] = await read(db, await requestBySubmission.all(db, { submissionId, contentHash }));
      if (same) return same;
    }
    return undefined;
  }

  async function unusedReference(db: Db): Promise<string> {
    for (;;) {
      const reference = newReference();
      if (!(await requestByReference.first(db, { reference }))) return reference;
    }
  }

  async function insert(db: Db, request: NewRequest, flags: Flag[]): Promise<StoredRequest> {
    const reference = await unusedReference(db);
    const earlier = await firstOfSubmission.first(db, { submission: request.submissionId });
    const sealed = seal(keys, rowName('requests', request.id), writeContent(request));
    await insertRequest.run(db, {
      id: request.id,
      reference,
      kind: request.kind,
      nation: request.nation,
      received_at: request.receivedAt,
      received_on: request.receivedOn,
      channel: request.channel,
      due_on: request.dueOn,
      privacy_version: request.privacy?.version ?? null,
      privacy_hash: request.privacy?.hash ?? null,
      notice_at: request.noticeAt,
      submission_id: request.submissionId,
      content_hash: request.contentHash,
      address_index: request.addressIndex ?? null,
      limit_index: request.limitIndex ?? null,
      follows: earlier?.id ?? null,
      flags: JSON.stringify(flags),
      key_id: sealed.keyId,
      sealed: sealed.bytes,
    });
    return {
      ...request,
      reference,
      flags,
      events: [],
      closedOn: undefined,
      erasedAt: undefined,
      confirmedAt: undefined,
      noticedAt: undefined,
      correctedBy: undefined,
      follows: earlier?.reference,
    };
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

  async function addMails(db: Db, request: StoredRequest, at: Moment, mails: NewMail[]): Promise<void> {
    for (const mail of mails) await mailRows.insert(db, request.id, at, mail);
  }

  return {
    read,
    byId,
    sameAs,
    insert,
    keepContact,
    record: events.add,
    recordFirst: events.addFirst,
    chainOf: events.chainOf,
    addMails,
  };
}

const privacyIn = ({ privacy_version: version, privacy_hash: hash }: RequestRow): StoredRequest['privacy'] =>
  version === null ? undefined : { version, hash: hash ?? '' };

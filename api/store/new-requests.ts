import type { Selectable } from 'kysely';
import type { Keys } from '../base/keys.ts';
import type { Flag, NewRequest, StoredRequest } from '../domain/case.ts';
import { newReference } from '../domain/references.ts';
import type { Db } from './engine.ts';
import { writeContent } from './request-content.ts';
import type { Tables } from './schema.ts';
import { rowName, seal } from './seal.ts';
import { statement } from './statement.ts';

/** A request that came from a form, as it is found by the id of the form. */
export type OfSubmission = Pick<
  Selectable<Tables['requests']>,
  'id' | 'reference' | 'submission_id' | 'content_hash'
>;

/** A request with its reference, and the first one from the same form. */
export interface PreparedRequest {
  stored: NewRequest & StoredRequest;
  corrects: OfSubmission | undefined;
}

/** A request to insert, with the flags that it gets and the first one from the same form, which it corrects. */
export interface RequestToInsert {
  request: NewRequest;
  flags: Flag[];
  corrects: OfSubmission | undefined;
}

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

/** Rows of requests that come in, for the parts of the store inside their transactions. */
export function newRequests(keys: Keys) {
  /** The requests that came from these forms, by the id of the form, the oldest first. */
  async function fromForms(db: Db, submissionIds: string[]): Promise<Map<string, OfSubmission[]>> {
    const found = await db
      .selectFrom('requests')
      .select(['id', 'reference', 'submission_id', 'content_hash'])
      .where('submission_id', 'in', submissionIds)
      .orderBy('received_at')
      .execute();
    return Map.groupBy(found, (row) => row.submission_id);
  }

  /** References that no request has. */
  async function unusedReferences(db: Db, count: number): Promise<string[]> {
    const unused = new Set<string>();
    while (unused.size < count) {
      const tried = Array.from({ length: count - unused.size }, newReference);
      const rows = await db
        .selectFrom('requests')
        .select('reference')
        .where('reference', 'in', tried)
        .execute();
      const taken = new Set(rows.map(({ reference }) => reference));
      for (const reference of tried) if (!taken.has(reference)) unused.add(reference);
    }
    return [...unused];
  }

  /** Gives requests references that no other has, and makes them as `insert` will store them. */
  async function prepare(db: Db, requests: RequestToInsert[]): Promise<PreparedRequest[]> {
    const references = await unusedReferences(db, requests.length);
    return requests.map(({ request, flags, corrects }, index) => ({
      stored: {
        ...request,
        reference: references[index] ?? '',
        flags,
        events: [],
        closedOn: undefined,
        erasedAt: undefined,
        confirmedAt: undefined,
        noticedAt: undefined,
        correctedBy: undefined,
        follows: corrects?.reference,
      },
      corrects,
    }));
  }

  /** @param corrects the id of the request that this one corrects */
  function rowOf(request: NewRequest & StoredRequest, corrects: string | undefined): NewRow {
    const sealed = seal(keys, rowName('requests', request.id), writeContent(request));
    return {
      id: request.id,
      reference: request.reference,
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
      follows: corrects ?? null,
      flags: JSON.stringify(request.flags),
      key_id: sealed.keyId,
      sealed: sealed.bytes,
    };
  }

  return {
    fromForms,
    prepare,
    /** Inserts requests that `prepare` returned, in their order. */
    insert: (db: Db, requests: PreparedRequest[]): Promise<void> =>
      insertRequest.runAll(
        db,
        requests.map(({ stored, corrects }) => rowOf(stored, corrects?.id)),
      ),
  };
}

import type { Nation } from '../../content/schema.ts';
import type { RequestKind } from '../../content/question.ts';
import type { Moment } from '../calendar.ts';
import type { Keys } from '../keys.ts';
import { newReference } from '../requests/reference.ts';
import type { Database, Row } from './database.ts';
import { insertMail } from './outbox.ts';
import { open, seal } from './seal.ts';
import type { Answers, Confirmation, NewMail, NewRequest, Store, StoredRequest } from './store.ts';

type RequestStore = Pick<
  Store,
  'accept' | 'find' | 'lookUpToken' | 'confirm' | 'addLink' | 'noticesDue' | 'noticesSince' | 'addNotice'
>;

/** The part of the embedded store that keeps requests, their links and their events. */
export function requestStore(db: Database, keys: Keys): RequestStore {
  const rowId = (id: string) => `requests/${id}`;

  function read(row: Row): StoredRequest {
    const id = String(row['id']);
    return {
      id,
      reference: String(row['reference']),
      kind: row['kind'] as RequestKind,
      nation: row['nation'] as Nation,
      receivedAt: Number(row['received_at']),
      dueOn: String(row['due_on']),
      confirmedAt: moment(row['confirmed_at']),
      noticedAt: moment(row['noticed_at']),
      follows: row['follows'] === null ? undefined : String(row['follows']),
      answers: open(keys, rowId(id), {
        keyId: String(row['key_id']),
        bytes: row['sealed'] as Uint8Array,
      }) as Answers,
    };
  }

  function byId(id: string): StoredRequest | undefined {
    const row = db.first('SELECT * FROM requests WHERE id = :id', { id });
    return row && read(row);
  }

  function record(requestId: string, at: Moment, event: string, detail: object = {}): void {
    db.run('INSERT INTO events (request_id, at, event, detail) VALUES (:requestId, :at, :event, :detail)', {
      requestId,
      at,
      event,
      detail: JSON.stringify(detail),
    });
  }

  function addMails(request: StoredRequest, at: Moment, mails: NewMail[]): void {
    for (const mail of mails) insertMail(db, keys, request.id, at, mail);
  }

  function unusedReference(): string {
    const reference = newReference();
    return db.first('SELECT 1 FROM requests WHERE reference = :reference', { reference })
      ? unusedReference()
      : reference;
  }

  function insert(request: NewRequest): StoredRequest {
    const reference = unusedReference();
    const earlier = db.first(
      'SELECT id FROM requests WHERE submission_id = :submission ORDER BY received_at LIMIT 1',
      { submission: request.submissionId },
    );
    const sealed = seal(keys, rowId(request.id), request.answers);
    db.run(
      `INSERT INTO requests (id, reference, kind, nation, received_at, due_on, notice_at, submission_id, content_hash, address_index, follows, key_id, sealed)
       VALUES (:id, :reference, :kind, :nation, :receivedAt, :dueOn, :noticeAt, :submissionId, :contentHash, :addressIndex, :follows, :keyId, :sealed)`,
      {
        id: request.id,
        reference,
        kind: request.kind,
        nation: request.nation,
        receivedAt: request.receivedAt,
        dueOn: request.dueOn,
        noticeAt: request.noticeAt,
        submissionId: request.submissionId,
        contentHash: request.contentHash,
        addressIndex: request.addressIndex ?? null,
        follows: earlier ? String(earlier['id']) : null,
        keyId: sealed.keyId,
        sealed: sealed.bytes,
      },
    );
    return {
      ...request,
      reference,
      confirmedAt: undefined,
      noticedAt: undefined,
      follows: earlier ? String(earlier['id']) : undefined,
    };
  }

  function tokenState(hash: Uint8Array, now: Moment): Confirmation {
    const token = db.first('SELECT request_id, expires_at FROM tokens WHERE hash = :hash', { hash });
    const request = token && byId(String(token['request_id']));
    if (!request) return { outcome: 'unknown' };
    if (request.confirmedAt !== undefined) return { outcome: 'already', request };
    return { outcome: Number(token['expires_at']) > now ? 'confirmed' : 'expired', request };
  }

  return {
    accept: (request, mails) =>
      db.transaction(() => {
        const same = db.first(
          'SELECT * FROM requests WHERE submission_id = :submission AND content_hash = :hash',
          { submission: request.submissionId, hash: request.contentHash },
        );
        if (same) return { request: read(same), repeated: true };
        const stored = insert(request);
        record(stored.id, request.receivedAt, 'received', { dueOn: request.dueOn });
        addMails(stored, request.receivedAt, mails(stored));
        return { request: stored, repeated: false };
      }),

    find: (requestId) => Promise.resolve(byId(requestId)),

    lookUpToken: (hash, now) => Promise.resolve(tokenState(hash, now)),

    confirm: (hash, now, mails) =>
      db.transaction(() => {
        const state = tokenState(hash, now);
        if (state.outcome !== 'confirmed') return state;
        db.run('UPDATE requests SET confirmed_at = :now WHERE id = :id', { now, id: state.request.id });
        db.run('UPDATE tokens SET used_at = :now WHERE hash = :hash', { now, hash });
        record(state.request.id, now, 'address confirmed');
        const request = { ...state.request, confirmedAt: now };
        addMails(request, now, mails(request));
        return { outcome: 'confirmed', request };
      }),

    addLink: (requestId, now, limit, mail) =>
      db.transaction(() => {
        const request = byId(requestId);
        if (!request || request.confirmedAt !== undefined || typeof request.answers['email'] !== 'string')
          return false;
        const recent = db.first(
          `SELECT count(*) AS links FROM mails JOIN requests ON requests.id = mails.request_id
           WHERE mails.token_number IS NOT NULL AND mails.created_at > :since
             AND requests.address_index = (SELECT address_index FROM requests WHERE id = :requestId)`,
          { since: limit.since, requestId },
        );
        if (Number(recent?.['links']) >= limit.most) return false;
        const last = db.first('SELECT max(number) AS number FROM tokens WHERE request_id = :requestId', {
          requestId,
        });
        addMails(request, now, [mail(request, Number(last?.['number'] ?? 0) + 1)]);
        record(requestId, now, 'new link asked for');
        return true;
      }),

    noticesDue: (now) =>
      Promise.resolve(
        db
          .all(
            'SELECT * FROM requests WHERE confirmed_at IS NULL AND noticed_at IS NULL AND notice_at <= :now ORDER BY notice_at',
            { now },
          )
          .map(read),
      ),

    noticesSince: (since) => {
      const row = db.first(
        `SELECT count(*) FILTER (WHERE about = 1) AS singles, count(*) FILTER (WHERE about > 1) AS lists
         FROM mails WHERE kind = 'unconfirmed-notice' AND created_at > :since`,
        { since },
      );
      return Promise.resolve({ singles: Number(row?.['singles']), lists: Number(row?.['lists']) });
    },

    addNotice: (requestIds, now, mail) =>
      db.transaction(() => {
        for (const id of requestIds) {
          db.run('UPDATE requests SET noticed_at = :now WHERE id = :id', { now, id });
          record(id, now, 'team told, unconfirmed');
        }
        insertMail(db, keys, requestIds[0] ?? '', now, mail, requestIds.length);
      }),
  };
}

const moment = (value: Row[string] | undefined): Moment | undefined =>
  typeof value === 'number' ? value : undefined;

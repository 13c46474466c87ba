import type { Nation } from '../../content/schema.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import { newReference } from '../domain/references.ts';
import type { Database, Row } from './database.ts';
import { eventRows } from './event-rows.ts';
import type { MailRows } from './mail-rows.ts';
import type { Channel } from '../domain/case.ts';
import { open, rowName, seal } from './seal.ts';
import type { NewMail } from './mails.ts';
import type { NewRequest } from '../domain/case.ts';
import type { Answers, Flag, StoredRequest } from '../domain/case.ts';

/** Rows of requests and events, for the parts of the store that work on them inside their transactions. */
export type RequestRows = ReturnType<typeof requestRows>;

/** A request with the references of the one that it corrects and of the latest that corrects it. */
export const SELECT_REQUESTS = `
  SELECT requests.*,
         (SELECT reference FROM requests AS earlier WHERE earlier.id = requests.follows) AS earlier,
         (SELECT reference FROM requests AS later WHERE later.follows = requests.id ORDER BY received_at DESC LIMIT 1) AS later
  FROM requests`;

export function requestRows(db: Database, keys: Keys, mailRows: MailRows) {
  const events = eventRows(db, keys);

  function read(row: Row): StoredRequest {
    const id = String(row['id']);
    const erasedAt = optional(row['erased_at'], Number);
    const answers = erasedAt === undefined ? answersIn(row, id) : {};
    const receivedAt = Number(row['received_at']);
    return {
      id,
      reference: String(row['reference']),
      kind: row['kind'] as RequestKind,
      nation: row['nation'] as Nation,
      receivedAt,
      receivedOn: optional(row['received_on'], String) ?? dayInLondon(receivedAt),
      channel: row['channel'] as Channel,
      dueOn: String(row['due_on']),
      closedOn: optional(row['closed_on'], String),
      erasedAt,
      events: events.of(id),
      privacy: privacyIn(row),
      confirmedAt: optional(row['confirmed_at'], Number),
      noticedAt: optional(row['noticed_at'], Number),
      follows: optional(row['earlier'], String),
      correctedBy: optional(row['later'], String),
      flags: [...(JSON.parse(String(row['flags'])) as Flag[]), ...(answers ? [] : (['unreadable'] as const))],
      answers: answers ?? {},
    };
  }

  function answersIn(row: Row, id: string): Answers | undefined {
    try {
      const sealed = { keyId: String(row['key_id']), bytes: row['sealed'] as Uint8Array };
      return open(keys, rowName('requests', id), sealed) as Answers;
    } catch {
      return undefined;
    }
  }

  function byId(id: string): StoredRequest | undefined {
    const row = db.first(`${SELECT_REQUESTS} WHERE id = :id`, { id });
    return row && read(row);
  }

  function unusedReference(): string {
    const reference = newReference();
    const used = db.first('SELECT 1 FROM requests WHERE reference = :reference', { reference });
    return used ? unusedReference() : reference;
  }

  function insert(request: NewRequest, flags: Flag[]): StoredRequest {
    const reference = unusedReference();
    const earlier = db.first(
      'SELECT id, reference FROM requests WHERE submission_id = :submission ORDER BY received_at LIMIT 1',
      { submission: request.submissionId },
    );
    const sealed = seal(keys, rowName('requests', request.id), request.answers);
    db.run(
      `INSERT INTO requests (id, reference, kind, nation, received_at, received_on, channel, due_on, privacy_version, privacy_hash, notice_at, submission_id, content_hash, address_index, limit_index, follows, flags, key_id, sealed)
       VALUES (:id, :reference, :kind, :nation, :receivedAt, :receivedOn, :channel, :dueOn, :privacyVersion, :privacyHash, :noticeAt, :submissionId, :contentHash, :addressIndex, :limitIndex, :follows, :flags, :keyId, :sealed)`,
      {
        id: request.id,
        reference,
        kind: request.kind,
        nation: request.nation,
        receivedAt: request.receivedAt,
        receivedOn: request.receivedOn,
        channel: request.channel,
        dueOn: request.dueOn,
        privacyVersion: request.privacy?.version ?? null,
        privacyHash: request.privacy?.hash ?? null,
        noticeAt: request.noticeAt,
        submissionId: request.submissionId,
        contentHash: request.contentHash,
        addressIndex: request.addressIndex ?? null,
        limitIndex: request.limitIndex ?? null,
        follows: optional(earlier?.['id'], String) ?? null,
        flags: JSON.stringify(flags),
        keyId: sealed.keyId,
        sealed: sealed.bytes,
      },
    );
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
      follows: optional(earlier?.['reference'], String),
    };
  }

  function addMails(request: StoredRequest, at: Moment, mails: NewMail[]): void {
    for (const mail of mails) mailRows.insert(request.id, at, mail);
  }

  /**
   * How many mails that are limited together an address has had since a moment, whatever request they were for:
   * acknowledgements of complaints and opt-outs, or every other mail with a link.
   */
  function mailsSince(limitIndex: Uint8Array, since: Moment): { links: number; acknowledgements: number } {
    const row = db.first(
      `SELECT count(*) AS mails, count(*) FILTER (WHERE mails.kind = 'acknowledgement'
                AND requests.kind IN ('complaint', 'opt-out')) AS acknowledgements
       FROM requests JOIN mails ON mails.request_id = requests.id
       WHERE coalesce(requests.limit_index, requests.address_index) = :limitIndex
         AND mails.token_number IS NOT NULL AND mails.created_at > :since`,
      { limitIndex, since },
    );
    const acknowledgements = Number(row?.['acknowledgements']);
    return { acknowledgements, links: Number(row?.['mails']) - acknowledgements };
  }

  return { read, byId, insert, record: events.add, addMails, mailsSince };
}

function privacyIn(row: Row): StoredRequest['privacy'] {
  const version = optional(row['privacy_version'], String);
  return version === undefined ? undefined : { version, hash: String(row['privacy_hash']) };
}

/** A column that may be empty. */
function optional<T>(value: Row[string] | undefined, as: (value: unknown) => T): T | undefined {
  return value === null || value === undefined ? undefined : as(value);
}

import type { Selectable } from 'kysely';
import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { TokenPurpose } from '../domain/tokens.ts';
import type { Db } from './engine.ts';
import { open, rowName, seal } from './seal.ts';
import type { Tables } from './schema.ts';
import { statement } from './statement.ts';
import type { EmailMessage, MailKind, NewMail } from './mails.ts';

/** Rows of mails, for the parts of the store inside their transactions. */
export type MailRows = ReturnType<typeof mailRows>;

interface NewToken {
  hash: Uint8Array;
  requestId: string;
  number: number;
  expiresAt: Moment;
  purpose: TokenPurpose;
}

const insertToken = statement<NewToken>()((db, { hash, requestId, number, expiresAt, purpose }) =>
  db.insertInto('tokens').values({ hash, request_id: requestId, number, expires_at: expiresAt, purpose }),
);

interface NewMailRow {
  id: string;
  requestId: string | null;
  kind: MailKind;
  now: Moment;
  tokenKeyId: string | null;
  tokenNumber: number | null;
  about: number;
  keyId: string | null;
  sealed: Uint8Array | null;
}

const insertMail = statement<NewMailRow>()((db, row) =>
  db.insertInto('mails').values({
    id: row.id,
    request_id: row.requestId,
    kind: row.kind,
    created_at: row.now,
    next_at: row.now,
    state: 'waiting',
    token_key_id: row.tokenKeyId,
    token_number: row.tokenNumber,
    about: row.about,
    key_id: row.keyId,
    sealed: row.sealed,
  }),
);

const keepSealed = statement<{ id: string; keyId: string; sealed: Uint8Array }>()(
  (db, { id, keyId, sealed }) => db.updateTable('mails').set({ key_id: keyId, sealed }).where('id', '=', id),
);

/** A mail to insert. */
export interface MailToInsert {
  /** The request that it is about, if it is about one. */
  requestId: string | undefined;
  now: Moment;
  mail: NewMail;
  /** How many requests it tells of, for the limit on notices. One if undefined. */
  about?: number;
}

export function mailRows(keys: Keys) {
  /** Inserts mails with their links, in their order. Call it inside a transaction. */
  async function insertAll(db: Db, mails: MailToInsert[]): Promise<void> {
    await insertMail.runAll(
      db,
      mails.map((mail) => rowOf(keys, mail)),
    );
    await insertToken.runAll(db, mails.flatMap(tokensOf));
  }

  return {
    /**
     * @param requestId the request that it is about, if it is about one
     * @param about how many requests it tells of, for the limit on notices
     */
    insert: (db: Db, requestId: string | undefined, now: Moment, mail: NewMail, about = 1): Promise<void> =>
      insertAll(db, [{ requestId, now, mail, about }]),

    insertAll,

    /** Keeps the message of a mail that was inserted without one. */
    keepMessage: async (db: Db, id: string, message: EmailMessage): Promise<void> => {
      const { keyId, bytes } = seal(keys, rowName('mails', id), message);
      await keepSealed.run(db, { id, keyId, sealed: bytes });
    },

    /** The message that a row of `mails` holds, if it holds one. Throws when it cannot be opened. */
    messageIn: ({
      id,
      key_id: keyId,
      sealed: bytes,
    }: Pick<Selectable<Tables['mails']>, 'id' | 'key_id' | 'sealed'>): EmailMessage | undefined =>
      bytes === null
        ? undefined
        : (open(keys, rowName('mails', id), { keyId: String(keyId), bytes }) as EmailMessage),
  };
}

function rowOf(keys: Keys, { requestId, now, mail, about = 1 }: MailToInsert): NewMailRow {
  const { id, kind, message, token } = mail;
  const sealed = message && seal(keys, rowName('mails', id), message);
  return {
    id,
    requestId: requestId ?? null,
    kind,
    now,
    tokenKeyId: token?.keyId ?? null,
    tokenNumber: token?.number ?? null,
    about,
    keyId: sealed?.keyId ?? null,
    sealed: sealed?.bytes ?? null,
  };
}

function tokensOf({ requestId, mail: { token } }: MailToInsert): NewToken[] {
  if (!token || requestId === undefined) return [];
  const { hash, notMe, number, expiresAt } = token;
  return [
    { hash, requestId, number, expiresAt, purpose: 'confirm' },
    ...(notMe ? [{ hash: notMe, requestId, number, expiresAt, purpose: 'not-me' as const }] : []),
  ];
}

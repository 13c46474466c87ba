import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { TokenPurpose } from '../domain/tokens.ts';
import type { Database, Row } from './database.ts';
import { open, rowName, seal } from './seal.ts';
import type { EmailMessage, NewMail } from './mails.ts';

/** Rows of mails, for the parts of the store inside their transactions. */
export type MailRows = ReturnType<typeof mailRows>;

export function mailRows(db: Database, keys: Keys) {
  function insertToken(
    requestId: string,
    hash: Uint8Array,
    { number, expiresAt }: NonNullable<NewMail['token']>,
    purpose: TokenPurpose,
  ): void {
    db.run(
      `INSERT INTO tokens (hash, request_id, number, expires_at, purpose)
       VALUES (:hash, :requestId, :number, :expiresAt, :purpose)`,
      { hash, requestId, number, expiresAt, purpose },
    );
  }

  return {
    /**
     * @param requestId the request that it is about, if it is about one
     * @param about how many requests it tells of, for the limit on notices
     */
    insert: (
      requestId: string | undefined,
      now: Moment,
      { id, kind, letter, token }: NewMail,
      about = 1,
    ): void => {
      const sealed = letter && seal(keys, rowName('mails', id), letter);
      db.run(
        `INSERT INTO mails (id, request_id, kind, created_at, next_at, state, token_key_id, token_number, about, key_id, sealed)
         VALUES (:id, :requestId, :kind, :now, :now, 'waiting', :tokenKeyId, :tokenNumber, :about, :keyId, :sealed)`,
        {
          id,
          requestId: requestId ?? null,
          kind,
          now,
          tokenKeyId: token?.keyId ?? null,
          tokenNumber: token?.number ?? null,
          about,
          keyId: sealed?.keyId ?? null,
          sealed: sealed?.bytes ?? null,
        },
      );
      if (!token || requestId === undefined) return;
      insertToken(requestId, token.hash, token, 'confirm');
      if (token.notMe) insertToken(requestId, token.notMe, token, 'not-me');
    },

    /** Keeps the message of a mail that was inserted without one. */
    keepMessage: (id: string, letter: EmailMessage): void => {
      const { keyId, bytes } = seal(keys, rowName('mails', id), letter);
      db.run('UPDATE mails SET key_id = :keyId, sealed = :bytes WHERE id = :id', { id, keyId, bytes });
    },

    /** The message that a row of `mails` holds, if it holds one. Throws when it cannot be opened. */
    messageIn: (row: Row): EmailMessage | undefined => {
      const { key_id: keyId, sealed: bytes } = row;
      if (!(bytes instanceof Uint8Array)) return undefined;
      return open(keys, rowName('mails', row['id']), { keyId: String(keyId), bytes }) as EmailMessage;
    },
  };
}

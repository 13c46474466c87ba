import type { Moment } from '../base/calendar.ts';
import { mac } from '../base/keys.ts';
import type { Keys } from '../base/keys.ts';
import type { TokenPurpose } from '../domain/tokens.ts';
import type { Database, Row } from './database.ts';
import { open, rowName, seal } from './seal.ts';
import type { FormLetter, EmailMessage, NewMail } from './mails.ts';

/** Rows of mails and of the form letters that they are copies of, for the parts of the store inside their transactions. */
export type MailRows = ReturnType<typeof mailRows>;

export function mailRows(db: Database, keys: Keys) {
  /** Names that were made before: the same letter comes many times a day, and is long. */
  const names = new WeakMap<FormLetter, Uint8Array>();

  /** A form letter is named by what stands in it, so that it is found again after a restart. */
  function nameOf(form: FormLetter): Uint8Array {
    const known = names.get(form);
    if (known) return known;
    const made = mac(keys.current.index, 'letter', JSON.stringify(form));
    names.set(form, made);
    return made;
  }

  /** Keeps a form letter if it is not there yet. */
  function keep(form: FormLetter): Uint8Array {
    const name = nameOf(form);
    if (db.first('SELECT 1 FROM letters WHERE name = :name', { name })) return name;
    const { keyId, bytes } = seal(keys, rowName('letters', name), form);
    db.run('INSERT INTO letters (name, key_id, sealed) VALUES (:name, :keyId, :bytes)', {
      name,
      keyId,
      bytes,
    });
    return name;
  }

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
      // A copy needs no more than its letter: who it goes to stands sealed in the request.
      const own = 'form' in letter ? undefined : seal(keys, rowName('mails', id), letter);
      db.run(
        `INSERT INTO mails (id, request_id, kind, created_at, next_at, state, token_key_id, token_number, about, letter, key_id, sealed)
         VALUES (:id, :requestId, :kind, :now, :now, 'waiting', :tokenKeyId, :tokenNumber, :about, :letter, :keyId, :sealed)`,
        {
          id,
          requestId: requestId ?? null,
          kind,
          now,
          tokenKeyId: token?.keyId ?? null,
          tokenNumber: token?.number ?? null,
          about,
          letter: 'form' in letter ? keep(letter.form) : null,
          keyId: own?.keyId ?? null,
          sealed: own?.bytes ?? null,
        },
      );
      if (!token || requestId === undefined) return;
      insertToken(requestId, token.hash, token, 'confirm');
      if (token.notMe) insertToken(requestId, token.notMe, token, 'not-me');
    },

    /** The letter of its own that a row of `mails` holds. Throws when it cannot be opened. */
    letterIn: (row: Row): EmailMessage =>
      open(keys, rowName('mails', row['id']), sealedIn(row)) as EmailMessage,

    /** The form letter of that name. Throws when it cannot be opened. */
    form: (name: Uint8Array): FormLetter => {
      const row = db.first('SELECT key_id, sealed FROM letters WHERE name = :name', { name });
      if (!row) throw new Error('A form letter is gone while a copy of it waits');
      return open(keys, rowName('letters', name), sealedIn(row)) as FormLetter;
    },

    /** Forgets form letters of which every copy is sent. */
    forgetForms: (): void => {
      db.run('DELETE FROM letters WHERE name NOT IN (SELECT letter FROM mails WHERE letter IS NOT NULL)');
    },
  };
}

const sealedIn = (row: Row) => ({ keyId: String(row['key_id']), bytes: row['sealed'] as Uint8Array });

import { HOUR } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Database, Row } from './database.ts';
import type { MailRows } from './mail-rows.ts';
import type { LeasedMail, MailKind } from './mails.ts';
import type { Store } from './store.ts';

type OutboxStore = Pick<
  Store,
  | 'lease'
  | 'nextDue'
  | 'renewKey'
  | 'settle'
  | 'bringForward'
  | 'releaseLeases'
  | 'unsent'
  | 'replay'
  | 'keepMessage'
>;

/** No try waits longer than this. One that seems to was written by a clock that ran ahead, and is due. */
const LONGEST_WAIT = 2 * HOUR;

const idempotencyKey = (id: string, keyNumber: number) => `${id}-${keyNumber}`;

/** The part of the embedded store that the sender works on. */
export function outboxStore(db: Database, mails: MailRows): OutboxStore {
  function leased(row: Row, keyExpired: boolean): LeasedMail {
    const id = String(row['id']);
    const keyNumber = Number(row['key_number']);
    return {
      id,
      requestId: typeof row['request_id'] === 'string' ? row['request_id'] : undefined,
      kind: row['kind'] as MailKind,
      letter: mails.messageIn(row),
      token:
        row['token_number'] === null
          ? undefined
          : { keyId: String(row['token_key_id']), number: Number(row['token_number']) },
      attempts: Number(row['attempts']),
      idempotencyKey: idempotencyKey(id, keyNumber),
      expiredKey: keyExpired ? (row['may_have_arrived'] === 1 ? 'doubtful' : 'never-arrived') : 'no',
      resentAfterUnknown: Number(row['resent_after_unknown']),
    };
  }

  function takeOldest(now: Moment, leaseFor: number, keyLifetime: number): LeasedMail | undefined {
    const row = db.first(
      `SELECT * FROM mails WHERE state = 'waiting' AND leased_until IS NULL AND (next_at <= :now OR next_at > :tooFar)
       ORDER BY created_at, rowid LIMIT 1`,
      { now, tooFar: now + LONGEST_WAIT },
    );
    if (!row) return undefined;
    const id = String(row['id']);
    const since = row['key_since'];
    try {
      const mail = leased(row, typeof since === 'number' && now - since > keyLifetime);
      db.run(
        'UPDATE mails SET leased_until = :until, attempts = attempts + 1, key_since = coalesce(key_since, :now) WHERE id = :id',
        { until: now + leaseFor, now, id },
      );
      return mail;
    } catch {
      // A damaged row must not hold up all the others for ever.
      db.run(
        "UPDATE mails SET state = 'dead-lettered', outcome = 'the stored mail cannot be read' WHERE id = :id",
        {
          id,
        },
      );
      return takeOldest(now, leaseFor, keyLifetime);
    }
  }

  return {
    lease: (now, leaseFor, keyLifetime) =>
      db.transaction(() => {
        // A lease that ran out belonged to a sender that was cut off: its mail may have arrived.
        db.run(
          "UPDATE mails SET may_have_arrived = 1, leased_until = NULL WHERE state = 'waiting' AND (leased_until <= :now OR leased_until > :tooFar)",
          { now, tooFar: now + LONGEST_WAIT },
        );
        return takeOldest(now, leaseFor, keyLifetime);
      }),

    nextDue: () => {
      const row = db.first(
        "SELECT min(coalesce(leased_until, next_at)) AS at FROM mails WHERE state = 'waiting'",
      );
      const at = row?.['at'];
      return Promise.resolve(typeof at === 'number' ? at : undefined);
    },

    renewKey: (mailId, now, notice) =>
      db.transaction(() => {
        // Counted for every mail, also for one of which nobody needs to be told that it may come twice.
        db.run(
          `UPDATE mails SET key_number = key_number + 1, key_since = :now, may_have_arrived = 0,
                  resent_after_unknown = resent_after_unknown + may_have_arrived WHERE id = :mailId`,
          { now, mailId },
        );
        const row = db.first('SELECT request_id, key_number FROM mails WHERE id = :mailId', { mailId });
        if (!row) throw new Error('A leased mail has left the outbox');
        if (notice) mails.insert(String(row['request_id']), now, notice);
        return idempotencyKey(mailId, Number(row['key_number']));
      }),

    settle: (mailId, now, result) =>
      db.transaction(() => {
        if (result.state === 'sent') {
          // What was sent is not kept twice: the request holds the answers, and Resend the mail.
          db.run(
            "UPDATE mails SET state = 'sent', leased_until = NULL, provider_id = :providerId, outcome = NULL, settled_at = :now, key_id = NULL, sealed = NULL WHERE id = :mailId",
            { mailId, now, providerId: result.providerId },
          );
        } else if (result.state === 'waiting') {
          db.run(
            'UPDATE mails SET leased_until = NULL, next_at = :nextAt, may_have_arrived = max(may_have_arrived, :may), outcome = :outcome WHERE id = :mailId',
            { mailId, nextAt: result.nextAt, may: result.mayHaveArrived ? 1 : 0, outcome: result.outcome },
          );
        } else {
          db.run(
            "UPDATE mails SET state = 'dead-lettered', leased_until = NULL, outcome = :outcome, settled_at = :now WHERE id = :mailId",
            { mailId, now, outcome: result.outcome },
          );
        }
      }),

    bringForward: (now) =>
      db.transaction(() => {
        db.run(
          "UPDATE mails SET next_at = :now WHERE state = 'waiting' AND leased_until IS NULL AND next_at > :now",
          { now },
        );
      }),

    unsent: () =>
      Promise.resolve(
        db
          .all(
            `SELECT mails.*, reference FROM mails LEFT JOIN requests ON requests.id = mails.request_id
             WHERE mails.rowid IN (SELECT rowid FROM mails WHERE state = 'waiting'
                                   UNION ALL SELECT rowid FROM mails WHERE state = 'dead-lettered')
             ORDER BY created_at, mails.rowid`,
          )
          .map((row) => ({
            id: String(row['id']),
            reference: typeof row['reference'] === 'string' ? row['reference'] : undefined,
            kind: row['kind'] as MailKind,
            state: row['state'] as 'waiting' | 'dead-lettered',
            createdAt: Number(row['created_at']),
            nextAt: Number(row['next_at']),
            attempts: Number(row['attempts']),
            outcome: typeof row['outcome'] === 'string' ? row['outcome'] : undefined,
          })),
      ),

    replay: (mailId, now) =>
      db.transaction(() => {
        const isDeadLettered = db.first(
          "SELECT 1 FROM mails WHERE id = :mailId AND state = 'dead-lettered'",
          {
            mailId,
          },
        );
        if (!isDeadLettered) return false;
        db.run(
          `UPDATE mails SET state = 'waiting', next_at = :now, attempts = 0, key_number = key_number + 1, key_since = NULL,
                  may_have_arrived = 0, resent_after_unknown = 0, settled_at = NULL WHERE id = :mailId`,
          { mailId, now },
        );
        return true;
      }),

    keepMessage: (mailId, letter) =>
      db.transaction(() => {
        mails.keepMessage(mailId, letter);
      }),

    releaseLeases: () =>
      db.transaction(() => {
        const taken = db.all("SELECT id FROM mails WHERE state = 'waiting' AND leased_until IS NOT NULL");
        db.run(
          "UPDATE mails SET leased_until = NULL, may_have_arrived = 1 WHERE state = 'waiting' AND leased_until IS NOT NULL",
        );
        return taken.length;
      }),
  };
}

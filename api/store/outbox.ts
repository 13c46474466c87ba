import { PostgresAdapter, sql } from 'kysely';
import type { Selectable } from 'kysely';
import { HOUR } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Db, Engine } from './engine.ts';
import type { MailRows } from './mail-rows.ts';
import type { LeasedMail } from './mails.ts';
import { lock } from './lock.ts';
import { DEAD_LETTERED, WAITING } from './mail-states.ts';
import { mailTurns } from './mail-turns.ts';
import { outboxLists } from './outbox-lists.ts';
import { recordAcknowledgement } from './record-acknowledgement.ts';
import type { RequestRows } from './request-rows.ts';
import type { Tables } from './schema.ts';
import { statement } from './statement.ts';
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

const freeExpired = statement<{ now: Moment; tooFar: Moment }>()((db, { now, tooFar }) =>
  db
    .updateTable('mails')
    .set({ may_have_arrived: 1, leased_until: null })
    .where('state', '=', WAITING)
    .where((eb) => eb.or([eb('leased_until', '<=', now), eb('leased_until', '>', tooFar)])),
);

/**
 * The oldest mail that is due: of all but the team's sign-in codes, or of those. On PostgreSQL, one that another server is
 * just taking is left to it.
 */
const oldestDue = (codes: '=' | '<>') =>
  statement<{ now: Moment; tooFar: Moment }>()((db, { now, tooFar }) =>
    db
      .selectFrom('mails')
      .selectAll()
      .where('state', '=', WAITING)
      .where('kind', codes, sql.lit('team-code' as const))
      .where('leased_until', 'is', null)
      .where((eb) => eb.or([eb('next_at', '<=', now), eb('next_at', '>', tooFar)]))
      .orderBy('created_at')
      .orderBy('rowid')
      .limit(1)
      .$if(db.getExecutor().adapter instanceof PostgresAdapter, (query) => query.forUpdate().skipLocked()),
  );
const oldestOther = oldestDue('<>');
const oldestCode = oldestDue('=');

const take = statement<{ id: string; until: Moment; now: Moment }>()((db, { id, until, now }) =>
  db
    .updateTable('mails')
    .set((eb) => ({
      leased_until: until,
      attempts: eb('attempts', '+', eb.lit(1)),
      key_since: eb.fn.coalesce('key_since', eb.val(now)),
    }))
    .where('id', '=', id),
);

const giveUpUnreadable = statement<{ id: string }>()((db, { id }) =>
  db
    .updateTable('mails')
    .set({ state: 'dead-lettered', outcome: 'the stored mail cannot be read' })
    .where('id', '=', id),
);

const nextDue = statement<object>()((db) =>
  db
    .selectFrom('mails')
    .select((eb) => eb.fn.min<Moment | null>(eb.fn.coalesce('leased_until', 'next_at')).as('at'))
    .where('state', '=', WAITING),
);

const renew = statement<{ id: string; now: Moment }>()((db, { id, now }) =>
  db
    .updateTable('mails')
    .set((eb) => ({
      key_number: eb('key_number', '+', eb.lit(1)),
      key_since: now,
      may_have_arrived: 0,
      resent_after_unknown: eb('resent_after_unknown', '+', eb.ref('may_have_arrived')),
    }))
    .where('id', '=', id)
    .returning(['request_id', 'key_number']),
);

const settleSent = statement<{ id: string; now: Moment; providerId: string }>()(
  (db, { id, now, providerId }) =>
    db
      .updateTable('mails')
      .set({
        state: 'sent',
        leased_until: null,
        provider_id: providerId,
        outcome: null,
        settled_at: now,
        // What was sent is not kept twice: the request holds the answers, and Resend the mail.
        key_id: null,
        sealed: null,
      })
      .where('id', '=', id),
);

const settleWaiting = statement<{ id: string; nextAt: Moment; outcome: string }>()(
  (db, { id, nextAt, outcome }) =>
    db.updateTable('mails').set({ leased_until: null, next_at: nextAt, outcome }).where('id', '=', id),
);

const markDoubtful = statement<{ id: string }>()((db, { id }) =>
  db.updateTable('mails').set({ may_have_arrived: 1 }).where('id', '=', id),
);

const settleDeadLettered = statement<{ id: string; now: Moment; outcome: string }>()(
  (db, { id, now, outcome }) =>
    db
      .updateTable('mails')
      .set({ state: 'dead-lettered', leased_until: null, outcome, settled_at: now })
      .where('id', '=', id),
);

const bringForward = statement<{ now: Moment }>()((db, { now }) =>
  db
    .updateTable('mails')
    .set({ next_at: now })
    .where('state', '=', WAITING)
    .where('leased_until', 'is', null)
    .where('next_at', '>', now),
);

const replay = statement<{ id: string; now: Moment }>()((db, { id, now }) =>
  db
    .updateTable('mails')
    .set((eb) => ({
      state: 'waiting',
      next_at: now,
      attempts: 0,
      key_number: eb('key_number', '+', eb.lit(1)),
      key_since: null,
      may_have_arrived: 0,
      resent_after_unknown: 0,
      settled_at: null,
    }))
    .where('id', '=', id)
    .where('state', '=', DEAD_LETTERED),
);

const releaseLeases = statement<object>()((db) =>
  db
    .updateTable('mails')
    .set({ leased_until: null, may_have_arrived: 1 })
    .where('state', '=', WAITING)
    .where('leased_until', 'is not', null),
);

/**
 * The part of the store that the sender works on.
 * @param server the id of this server
 */
export function outboxStore(engine: Engine, mails: MailRows, rows: RequestRows, server: string): OutboxStore {
  const turns = mailTurns(server);

  function leased(row: Selectable<Tables['mails']>, now: Moment, keyLifetime: number): LeasedMail {
    const isExpired = row.key_since !== null && now - row.key_since > keyLifetime;
    return {
      id: row.id,
      requestId: row.request_id ?? undefined,
      kind: row.kind,
      message: mails.messageIn(row),
      token:
        row.token_number === null ? undefined : { keyId: String(row.token_key_id), number: row.token_number },
      attempts: row.attempts,
      idempotencyKey: idempotencyKey(row.id, row.key_number),
      expiredKey: isExpired ? (row.may_have_arrived === 1 ? 'doubtful' : 'never-arrived') : 'no',
      resentAfterUnknown: row.resent_after_unknown,
    };
  }

  async function takeOldest(
    db: Db,
    now: Moment,
    leaseFor: number,
    keyLifetime: number,
    gap: number,
  ): Promise<LeasedMail | undefined> {
    if (gap > 0) await lock(db, 'mail turn');
    for (;;) {
      const due = { now, tooFar: now + LONGEST_WAIT };
      // Codes never delay the mail of patients, however many are asked for.
      const row = (await oldestOther.first(db, due)) ?? (await oldestCode.first(db, due));
      if (!row || (gap > 0 && !(await turns.isOurs(db, now)))) return undefined;
      const { id } = row;
      let mail: LeasedMail;
      try {
        mail = leased(row, now, keyLifetime);
      } catch {
        // A damaged row must not hold up all the others for ever.
        await giveUpUnreadable.run(db, { id });
        continue;
      }
      await take.run(db, { id, until: now + leaseFor, now });
      if (gap > 0) await turns.take(db, now + gap);
      return mail;
    }
  }

  return {
    ...outboxLists(engine),

    lease: (now, leaseFor, keyLifetime, gap = 0) =>
      engine.write(async (db) => {
        // A lease that ran out belonged to a sender that was cut off: its mail may have arrived.
        await freeExpired.run(db, { now, tooFar: now + LONGEST_WAIT });
        return takeOldest(db, now, leaseFor, keyLifetime, gap);
      }),

    nextDue: async () => {
      const at = (await nextDue.first(engine.reader, {}))?.at ?? undefined;
      return at === undefined ? undefined : Math.max(at, await turns.othersUntil(engine.reader));
    },

    renewKey: (mailId, now, notice) =>
      engine.write(async (db) => {
        // Counted for every mail, also for one of which nobody needs to be told that it may come twice.
        const row = await renew.first(db, { id: mailId, now });
        if (!row) throw new Error('A leased mail has left the outbox');
        if (notice) await mails.insert(db, String(row.request_id), now, notice);
        return idempotencyKey(mailId, row.key_number);
      }),

    settle: (id, now, result) =>
      engine.write(async (db) => {
        const { state } = result;
        if (state === 'sent') {
          // First, because it locks the case: everybody else locks a case before its mails.
          await recordAcknowledgement(db, rows, id, now);
          await settleSent.run(db, { id, now, providerId: result.providerId });
        } else if (state === 'dead-lettered') {
          await settleDeadLettered.run(db, { id, now, outcome: result.outcome });
        } else {
          await settleWaiting.run(db, { id, nextAt: result.nextAt, outcome: result.outcome });
          if (result.mayHaveArrived) await markDoubtful.run(db, { id });
        }
      }),

    bringForward: (now) =>
      engine.write(async (db) => {
        await bringForward.run(db, { now });
      }),

    replay: (id, now) => engine.write(async (db) => (await replay.run(db, { id, now })) > 0),

    keepMessage: (mailId, message) => engine.write((db) => mails.keepMessage(db, mailId, message)),

    // Where several servers share the database, the leases may be theirs: they run out by themselves.
    releaseLeases: () =>
      engine.isShared ? Promise.resolve(0) : engine.write((db) => releaseLeases.run(db, {})),
  };
}

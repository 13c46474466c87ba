import { PostgresAdapter, sql } from 'kysely';
import type { Selectable } from 'kysely';
import { HOUR } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Db, Engine } from './engine.ts';
import type { MailRows } from './mail-rows.ts';
import type { LeasedMail } from './mails.ts';
import { lock } from './lock.ts';
import { WAITING } from './mail-states.ts';
import { mailTurns } from './mail-turns.ts';
import type { Tables } from './schema.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** No try waits longer than this. One that seems to was written by a clock that ran ahead, and is due. */
const LONGEST_WAIT = 2 * HOUR;

/** The idempotency key of a mail for the mail service. */
export const idempotencyKey = (id: string, keyNumber: number): string => `${id}-${keyNumber}`;

const freeExpired = statement<{ now: Moment; tooFar: Moment }>()((db, { now, tooFar }) =>
  db
    .updateTable('mails')
    .set({ may_have_arrived: 1, leased_until: null })
    .where('state', '=', WAITING)
    // The condition of the index of leases.
    .where('leased_until', 'is not', null)
    .where((eb) => eb.or([eb('leased_until', '<=', now), eb('leased_until', '>', tooFar)])),
);

/**
 * When the first and the last of the waiting mails that nobody has leased are due, and when the first lease ends. Each is
 * the end of an index, however many mails wait.
 */
const dueMoments = statement<object>()((db) => {
  const waiting = (order: 'asc' | 'desc') =>
    db
      .selectFrom('mails')
      .select('next_at')
      .where('state', '=', WAITING)
      .where('leased_until', 'is', null)
      .orderBy('next_at', order)
      .limit(1);
  const leased = db
    .selectFrom('mails')
    .select('leased_until')
    .where('leased_until', 'is not', null)
    .orderBy('leased_until')
    .limit(1);
  return db.selectNoFrom([waiting('asc').as('first'), waiting('desc').as('last'), leased.as('leased_until')]);
});

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

const releaseLeases = statement<object>()((db) =>
  db
    .updateTable('mails')
    .set({ leased_until: null, may_have_arrived: 1 })
    .where('state', '=', WAITING)
    .where('leased_until', 'is not', null),
);

/**
 * The part of the store that gives each mail to one sender at a time.
 * @param server the id of this server
 */
export function mailLeases(
  engine: Engine,
  mails: MailRows,
  server: string,
): Pick<Store, 'lease' | 'nextDue' | 'releaseLeases'> {
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
      if (!(await isAnyDue(db, due))) return undefined;
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
    lease: (now, leaseFor, keyLifetime, gap = 0) =>
      engine.write(async (db) => {
        // A lease that ran out belonged to a sender that was cut off: its mail may have arrived.
        await freeExpired.run(db, { now, tooFar: now + LONGEST_WAIT });
        return takeOldest(db, now, leaseFor, keyLifetime, gap);
      }),

    nextDue: async () => {
      const { first, leased_until: until } = (await dueMoments.first(engine.reader, {})) ?? {};
      const moments = [first, until].filter((at) => at != null);
      return moments.length === 0
        ? undefined
        : Math.max(Math.min(...moments), await turns.othersUntil(engine.reader));
    },

    // Where several servers share the database, the leases may be theirs: they run out by themselves.
    releaseLeases: () =>
      engine.isShared ? Promise.resolve(0) : engine.write((db) => releaseLeases.run(db, {})),
  };
}

/** Looked at first, because in an outage of the mail service thousands wait and none is due. */
async function isAnyDue(db: Db, { now, tooFar }: { now: Moment; tooFar: Moment }): Promise<boolean> {
  const { first, last } = (await dueMoments.first(db, {})) ?? {};
  return first != null && last != null && (first <= now || last > tooFar);
}

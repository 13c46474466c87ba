import { sql } from 'kysely';
import { addDays } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import { HEADS } from './case-heads.ts';
import type { Engine } from './engine.ts';
import { lock } from './lock.ts';
import type { MailRows } from './mail-rows.ts';
import type { NewMail } from './mails.ts';
import { selectRequests } from './request-rows.ts';
import type { RequestRows } from './request-rows.ts';
import { statement } from './statement.ts';

/** The part of the store that knows what the team was reminded of. Each method is one whole transaction. */
export interface ReminderStore {
  /**
   * Open cases of which the team must be reminded: once when they are due within days that end on `soon`, once when the
   * date has passed, and again each week after that. At most 100, the soonest due first.
   */
  remindersDue(today: Day, soon: Day): Promise<StoredRequest[]>;
  /**
   * Marks cases as reminded of and adds the mails that remind. Resolves to false, and changes nothing, if one of them was
   * closed or reminded of since it was read, as by another server.
   */
  addReminder(requests: StoredRequest[], today: Day, now: Moment, mails: NewMail[]): Promise<boolean>;
  /**
   * Adds the digest of a day and marks that day as done, also without a mail, where nothing is open. Resolves to false,
   * and changes nothing, if it was done before, as by another server.
   *
   * @param upTo the number of the last event of which it lists the head, from `changedHeads`
   */
  addDigest(day: Day, now: Moment, mail: NewMail | undefined, upTo?: number): Promise<boolean>;
}

/** Days between two reminders of a case whose date has passed. */
const AGAIN = 7;

/** The most cases in one reminder. The rest are in the next. */
const MOST = 100;

/*
 * What a case was last reminded of is kept as a text: "2026-12-21 soon", or with the day of the reminder, "2026-12-21
 * passed 2026-12-29". Earlier releases left the last day out, and texts without it sort before those with it. A day after
 * tomorrow was written by a clock that ran ahead, and holds nothing back.
 */
const soonText = (dueOn: Day) => `${dueOn} soon`;
const passedText = (dueOn: Day, remindedOn: Day) => `${dueOn} passed ${remindedOn}`;
const remindedText = (dueOn: Day, today: Day) => (dueOn < today ? passedText(dueOn, today) : soonText(dueOn));

const isReminded = (text: string, dueOn: Day, today: Day): boolean =>
  dueOn < today
    ? text > passedText(dueOn, addDays(today, -AGAIN)) && text <= passedText(dueOn, addDays(today, 1))
    : text === soonText(dueOn);

/** The same in SQL. */
const due = statement<{ today: Day; soon: Day; weekAgo: Day; tomorrow: Day }>()(
  (db, { today, soon, weekAgo, tomorrow }) =>
    selectRequests(db)
      .where('closed_on', 'is', null)
      .where('waiting', '=', sql.lit(0))
      .where((eb) =>
        eb.or([
          eb.and([
            eb('due_on', '<', today),
            eb.or([
              eb('reminded_for', '<=', sql<string>`due_on || ' passed ' || ${weekAgo}`),
              eb('reminded_for', '>', sql<string>`due_on || ' passed ' || ${tomorrow}`),
            ]),
          ]),
          eb.and([
            eb('due_on', '>=', today),
            eb('due_on', '<=', soon),
            eb('kind', '<>', 'opt-out'),
            eb('reminded_for', '<>', sql<string>`due_on || ' soon'`),
          ]),
        ]),
      )
      .orderBy('due_on')
      .orderBy('received_at')
      .orderBy('rowid')
      .limit(MOST),
);

const remindedForOf = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom('requests').select('reminded_for').where('id', '=', id).where('closed_on', 'is', null),
);

const markReminded = statement<{ id: string; text: string }>()((db, { id, text }) =>
  db.updateTable('requests').set({ reminded_for: text }).where('id', '=', id),
);

/** Each week has another day, so a day that is not this one is over, or was written by a clock that ran ahead. */
const markDigest = statement<{ job: string; day: Day }>()((db, { job, day }) =>
  db
    .insertInto('job_runs')
    .values({ job, done_for: day, leased_until: null, server: '' })
    .onConflict((conflict) =>
      conflict.column('job').doUpdateSet({ done_for: day }).where('job_runs.done_for', '<>', day),
    ),
);

/** The number of an event in place of a day. */
const markHeads = statement<{ job: string; upTo: string }>()((db, { job, upTo }) =>
  db
    .insertInto('job_runs')
    .values({ job, done_for: upTo, leased_until: null, server: '' })
    .onConflict((conflict) => conflict.column('job').doUpdateSet({ done_for: upTo })),
);

const DIGEST = 'send-digest';

export const reminderStore = (engine: Engine, rows: RequestRows, mailRows: MailRows): ReminderStore => ({
  remindersDue: (today, soon) =>
    engine.read(async (db) =>
      rows.read(
        db,
        await due.all(db, { today, soon, weekAgo: addDays(today, -AGAIN), tomorrow: addDays(today, 1) }),
      ),
    ),

  addReminder: (requests, today, now, mails) =>
    engine.write(async (db) => {
      await lock(db, ...requests.map(({ id }) => `request ${id}`));
      for (const { id, dueOn } of requests) {
        const last = await remindedForOf.first(db, { id });
        if (!last || isReminded(last.reminded_for, dueOn, today)) return false;
      }
      for (const { id, dueOn } of requests) {
        await markReminded.run(db, { id, text: remindedText(dueOn, today) });
        await rows.record(db, id, now, 'case.team-reminded', { on: today });
      }
      for (const mail of mails) await mailRows.insert(db, requests[0]?.id, now, mail, requests.length);
      return true;
    }),

  addDigest: (day, now, mail, upTo) =>
    engine.write(async (db) => {
      if ((await markDigest.run(db, { job: DIGEST, day })) === 0) return false;
      if (mail) await mailRows.insert(db, undefined, now, mail);
      if (mail && upTo !== undefined) await markHeads.run(db, { job: HEADS, upTo: String(upTo) });
      return true;
    }),
});

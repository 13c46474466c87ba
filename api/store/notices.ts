import { sql } from 'kysely';
import { DAY, HOUR } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Engine } from './engine.ts';
import { lock } from './lock.ts';
import type { MailRows } from './mail-rows.ts';
import type { MailKind } from './mails.ts';
import { selectRequests } from './request-rows.ts';
import type { RequestRows } from './request-rows.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/**
 * No notice waits longer than a day. A longer wait was written by a clock that ran ahead, so the notice is due. The
 * extra hour allows for a small clock correction, which must not send a notice a day early.
 */
const LONGEST_WAIT = DAY + HOUR;

/** The most notices read at once, so that a flood of requests does not fill the memory. */
const MOST_AT_ONCE = 1000;

const noticesDue = statement<{ now: Moment; tooFar: Moment }>()((db, { now, tooFar }) =>
  selectRequests(db)
    .where('confirmed_at', 'is', null)
    .where('noticed_at', 'is', null)
    .where('closed_on', 'is', null)
    .where((eb) => eb.or([eb('notice_at', '<=', now), eb('notice_at', '>', tooFar)]))
    .orderBy('notice_at')
    .orderBy('rowid')
    .limit(MOST_AT_ONCE),
);

const noticesBetween = statement<{ since: Moment; now: Moment }>()((db, { since, now }) =>
  db
    .selectFrom('mails')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('about', '=', 1).as('singles'),
      eb.fn.countAll<number>().filterWhere('about', '>', 1).as('lists'),
    ])
    // Written into the statement: an index holds these mails only.
    .where('kind', '=', sql.lit<MailKind>('unconfirmed-notice'))
    .where('created_at', '>', since)
    .where('created_at', '<=', now),
);

const isUnnoticed = statement<{ id: string }>()((db, { id }) =>
  db
    .selectFrom('requests')
    .select('id')
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .where('noticed_at', 'is', null),
);

const markNoticed = statement<{ id: string; now: Moment }>()((db, { id, now }) =>
  db.updateTable('requests').set({ noticed_at: now }).where('id', '=', id),
);

/** The part of the store that knows which unconfirmed requests the team must hear of. */
export const noticeStore = (
  engine: Engine,
  rows: RequestRows,
  mails: MailRows,
): Pick<Store, 'noticesDue' | 'noticesBetween' | 'addNotice'> => ({
  noticesDue: (now) =>
    engine.read(async (db) => rows.read(db, await noticesDue.all(db, { now, tooFar: now + LONGEST_WAIT }))),

  noticesBetween: async (since, now) =>
    (await noticesBetween.first(engine.reader, { since, now })) ?? { singles: 0, lists: 0 },

  addNotice: (requestIds, now, mail) =>
    engine.write(async (db) => {
      await lock(db, ...requestIds.map((id) => `request ${id}`));
      for (const id of requestIds) if (!(await isUnnoticed.first(db, { id }))) return false;
      for (const id of requestIds) {
        await markNoticed.run(db, { id, now });
        await rows.record(db, id, now, 'case.team-notified');
      }
      await mails.insert(db, requestIds[0] ?? '', now, mail, requestIds.length);
      return true;
    }),
});

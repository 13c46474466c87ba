import { DAY, HOUR } from '../base/calendar.ts';
import type { Database } from './database.ts';
import type { MailRows } from './mail-rows.ts';
import { SELECT_REQUESTS } from './request-rows.ts';
import type { RequestRows } from './request-rows.ts';
import type { Store } from './store.ts';

/**
 * No notice waits longer than a day. A longer wait was written by a clock that ran ahead, so the notice is due. The
 * extra hour allows for a small clock correction, which must not send a notice a day early.
 */
const LONGEST_WAIT = DAY + HOUR;

/** The part of the embedded store that knows which unconfirmed requests the team must hear of. */
export function noticeStore(
  db: Database,
  rows: RequestRows,
  mails: MailRows,
): Pick<Store, 'noticesDue' | 'noticesBetween' | 'addNotice'> {
  return {
    noticesDue: (now) =>
      Promise.resolve(
        db
          .all(
            `${SELECT_REQUESTS}
             WHERE confirmed_at IS NULL AND noticed_at IS NULL AND closed_on IS NULL
               AND (notice_at <= :now OR notice_at > :tooFar)
             ORDER BY notice_at`,
            { now, tooFar: now + LONGEST_WAIT },
          )
          .map(rows.read),
      ),

    noticesBetween: (since, now) => {
      const row = db.first(
        `SELECT count(*) FILTER (WHERE about = 1) AS singles, count(*) FILTER (WHERE about > 1) AS lists
         FROM mails WHERE kind = 'unconfirmed-notice' AND created_at > :since AND created_at <= :now`,
        { since, now },
      );
      return Promise.resolve({ singles: Number(row?.['singles']), lists: Number(row?.['lists']) });
    },

    addNotice: (requestIds, now, mail) =>
      db.transaction(() => {
        for (const id of requestIds) {
          db.run('UPDATE requests SET noticed_at = :now WHERE id = :id', { now, id });
          rows.record(id, now, 'case.team-notified');
        }
        mails.insert(requestIds[0] ?? '', now, mail, requestIds.length);
      }),
  };
}

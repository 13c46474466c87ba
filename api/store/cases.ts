import type { Day, Moment } from '../base/calendar.ts';
import type { Database } from './database.ts';
import type { MailRows } from './mail-rows.ts';
import type { Change, CaseStore } from './case-store.ts';
import { SELECT_REQUESTS } from './request-rows.ts';
import type { RequestRows } from './request-rows.ts';
import type { SuppressionList } from './suppressions.ts';

/** The part of the embedded store in which the team keeps account of requests. */
export function caseStore(
  db: Database,
  rows: RequestRows,
  mails: MailRows,
  list: SuppressionList,
): CaseStore {
  const stored = (id: string) => {
    const request = rows.byId(id);
    if (!request) throw new Error('A request that was just written is not there');
    return request;
  };

  function write(id: string, now: Moment, { event, dueOn, waiting, closedOn, confirmed }: Change): void {
    rows.record(id, now, event.what, event);
    db.run(
      `UPDATE requests SET due_on = :dueOn, waiting = :waiting, closed_on = :closedOn,
              confirmed_at = CASE :confirmed WHEN 1 THEN coalesce(confirmed_at, :now) WHEN 0 THEN NULL ELSE confirmed_at END
       WHERE id = :id`,
      {
        id,
        dueOn,
        waiting: waiting ? 1 : 0,
        closedOn: closedOn ?? null,
        now,
        confirmed: confirmed === undefined ? null : Number(confirmed),
      },
    );
  }

  /** What a case was last reminded of: its day, and whether that was ahead or had passed. */
  const remindedFor = (dueOn: Day, today: Day) => `${dueOn} ${dueOn < today ? 'passed' : 'soon'}`;

  return {
    enter: (request, events, mails) =>
      db.transaction(() => {
        const now = request.receivedAt;
        const { id } = rows.insert(request, []);
        db.run('UPDATE requests SET noticed_at = :now WHERE id = :id', { now, id });
        for (const event of events) rows.record(id, now, event.what, event);
        for (const suppression of request.suppressions) list.add(id, now, suppression);
        rows.addMails(stored(id), now, mails(stored(id)));
        return stored(id);
      }),

    findByReference: (reference) => {
      const row = db.first(`${SELECT_REQUESTS} WHERE reference = :reference`, { reference });
      return Promise.resolve(row && rows.read(row));
    },

    openCases: () =>
      Promise.resolve(
        db.all(`${SELECT_REQUESTS} WHERE closed_on IS NULL ORDER BY due_on, received_at`).map(rows.read),
      ),

    change: (requestId, now, decide) =>
      db.transaction(() => {
        const request = rows.byId(requestId);
        if (!request) return undefined;
        const change = decide(request);
        if ('refused' in change) return change;
        write(requestId, now, change);
        rows.addMails(request, now, change.mails);
        return change;
      }),

    remindersDue: (today, soon) =>
      Promise.resolve(
        db
          .all(
            `${SELECT_REQUESTS}
             WHERE closed_on IS NULL AND waiting = 0
               AND ((due_on < :today AND reminded_for <> due_on || ' passed')
                 OR (due_on BETWEEN :today AND :soon AND kind <> 'opt-out' AND reminded_for <> due_on || ' soon'))
             ORDER BY due_on, received_at LIMIT 100`,
            { today, soon },
          )
          .map(rows.read),
      ),

    addReminder: (requests, today, now, mail) =>
      db.transaction(() => {
        for (const { id, dueOn } of requests) {
          db.run('UPDATE requests SET reminded_for = :for WHERE id = :id', {
            id,
            for: remindedFor(dueOn, today),
          });
          rows.record(id, now, 'case.team-reminded', { on: today });
        }
        mails.insert(requests[0]?.id ?? '', now, mail, requests.length);
      }),

    closedBy: (day, most, after) =>
      Promise.resolve(
        db
          .all(
            `${SELECT_REQUESTS}
             WHERE closed_on IS NOT NULL AND erased_at IS NULL AND closed_on <= :day
               AND (closed_on, id) > (:afterDay, :afterId)
             ORDER BY closed_on, id LIMIT :most`,
            { day, most, afterDay: after?.closedOn ?? '', afterId: after?.id ?? '' },
          )
          .map(rows.read),
      ),

    erase: (requestIds, now) =>
      db.transaction(() => {
        for (const id of requestIds) eraseOne(db, id, now);
      }),

    overwriteErased: () => {
      db.all('PRAGMA wal_checkpoint(TRUNCATE)');
      return Promise.resolve();
    },
  };
}

/** Kind, nation, days and what happened stay; the hashes of what was typed go with it, and so do its mails and links. */
function eraseOne(db: Database, id: string, now: Moment): void {
  // Hiding what somebody has asked for would be a crime (DPA 2018 s.173): nothing open is ever erased.
  if (!db.first('SELECT 1 FROM requests WHERE id = :id AND closed_on IS NOT NULL', { id })) return;
  db.run('DELETE FROM tokens WHERE request_id = :id', { id });
  db.run('DELETE FROM mails WHERE request_id = :id', { id });
  db.run('DELETE FROM submissions_by_client WHERE request_id = :id', { id });
  db.run('UPDATE events SET key_id = NULL, sealed = NULL WHERE request_id = :id', { id });
  db.run(
    `UPDATE requests SET erased_at = :now, sealed = x'', key_id = '', content_hash = x'', submission_id = id,
            address_index = NULL, limit_index = NULL, flags = '[]' WHERE id = :id`,
    { id, now },
  );
  db.run("INSERT INTO events (request_id, at, event) VALUES (:id, :now, 'case.erased')", { id, now });
}

import { dayInLondon } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import { dueOf, onceAcknowledged } from '../domain/deadline/due-of.ts';
import type { Db } from './engine.ts';
import { lock } from './lock.ts';
import type { RequestRows } from './request-rows.ts';
import { statement } from './statement.ts';
import { writeChange } from './write-change.ts';

/** The complaint that a mail acknowledges. */
const complaintOf = statement<{ mailId: string }>()((db, { mailId }) =>
  db
    .selectFrom('mails')
    .innerJoin('requests', 'requests.id', 'mails.request_id')
    .select('requests.id')
    .where('mails.id', '=', mailId)
    .where('mails.kind', 'in', ['acknowledgement', 'link-again'])
    .where('requests.kind', '=', 'complaint')
    .where('requests.closed_on', 'is', null),
);

/**
 * Records that a complaint was acknowledged, if the mail that was just sent is its acknowledgement and nothing else has
 * acknowledged it. The ICO takes an automatic acknowledgement for one (DPA 2018 s.164A(3)). Call it inside a transaction.
 */
export async function recordAcknowledgement(
  db: Db,
  rows: RequestRows,
  mailId: string,
  now: Moment,
): Promise<void> {
  const complaint = await complaintOf.first(db, { mailId });
  if (!complaint) return;
  await lock(db, `request ${complaint.id}`);
  const request = await rows.byId(db, complaint.id);
  const on = dayInLondon(now);
  const acknowledged = request && onceAcknowledged(request, on);
  if (!acknowledged || acknowledged === request) return;
  const { due, waiting } = dueOf(acknowledged);
  await writeChange(db, rows, request, now, {
    event: { what: 'case.acknowledged', on },
    mails: [],
    dueOn: due,
    waiting: waiting.length > 0,
    closedOn: undefined,
  });
}

import type { Day, Moment } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Change } from './case-store.ts';
import type { Db } from './engine.ts';
import type { RequestRows } from './request-rows.ts';
import { statement } from './statement.ts';

interface State {
  id: string;
  dueOn: Day;
  waiting: number;
  closedOn: Day | null;
}

const setState = statement<State>()((db, { id, dueOn, waiting, closedOn }) =>
  db.updateTable('requests').set({ due_on: dueOn, waiting, closed_on: closedOn }).where('id', '=', id),
);

const vouchFor = statement<{ id: string; now: Moment }>()((db, { id, now }) =>
  db
    .updateTable('requests')
    .set((eb) => ({ confirmed_at: eb.fn.coalesce('confirmed_at', eb.val(now)) }))
    .where('id', '=', id),
);

const unconfirm = statement<{ id: string }>()((db, { id }) =>
  db.updateTable('requests').set({ confirmed_at: null }).where('id', '=', id),
);

/** Writes a change of a case: its event, its state and its mails. Call it inside a transaction that locks the case. */
export async function writeChange(
  db: Db,
  rows: RequestRows,
  request: StoredRequest,
  now: Moment,
  { event, also = [], mails, dueOn, waiting, closedOn, confirmed }: Change,
): Promise<void> {
  const { id } = request;
  await rows.record(db, id, now, event.what, event);
  for (const more of also) await rows.record(db, id, now, more.what, more);
  await setState.run(db, { id, dueOn, waiting: Number(waiting), closedOn: closedOn ?? null });
  if (confirmed === true) await vouchFor.run(db, { id, now });
  if (confirmed === false) await unconfirm.run(db, { id });
  await rows.addMails(db, request, now, mails);
}

import type { Moment } from '../base/calendar.ts';
import type { Db, Engine } from './engine.ts';
import type { MailRows } from './mail-rows.ts';
import { toThePerson } from './mails.ts';
import { recordAcknowledgement } from './record-acknowledgement.ts';
import type { RequestRows } from './request-rows.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

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
      })
      .where('id', '=', id),
);

const sentMail = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom('mails').select(['id', 'request_id', 'kind', 'key_id', 'sealed']).where('id', '=', id),
);

/** What an email to the team said is not kept twice: the request holds the answers. */
const clearMessage = statement<{ id: string }>()((db, { id }) =>
  db.updateTable('mails').set({ key_id: null, sealed: null }).where('id', '=', id),
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

/** The part of the store that notes what came of sending a mail. */
export function mailOutcomes(engine: Engine, mails: MailRows, rows: RequestRows): Pick<Store, 'settle'> {
  /** The text of an email to the person stays with the case, and is erased with it. */
  async function keepForCase(db: Db, id: string): Promise<void> {
    const row = await sentMail.first(db, { id });
    if (!row) return;
    const isKept = row.request_id !== null && toThePerson.some((kind) => kind === row.kind);
    const message = isKept ? mails.messageIn(row) : undefined;
    if (!message) {
      await clearMessage.run(db, { id });
      return;
    }
    const { html, ...text } = message;
    if (html !== undefined) await mails.keepMessage(db, id, text);
  }

  return {
    settle: (id, now, result) =>
      engine.write(async (db) => {
        const { state } = result;
        if (state === 'sent') {
          // First, because it locks the case: everybody else locks a case before its mails.
          await recordAcknowledgement(db, rows, id, now);
          await settleSent.run(db, { id, now, providerId: result.providerId });
          await keepForCase(db, id);
        } else if (state === 'dead-lettered') {
          await settleDeadLettered.run(db, { id, now, outcome: result.outcome });
        } else {
          await settleWaiting.run(db, { id, nextAt: result.nextAt, outcome: result.outcome });
          if (result.mayHaveArrived) await markDoubtful.run(db, { id });
        }
      }),
  };
}

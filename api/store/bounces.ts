import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { BounceStore, FailedMail } from './bounce-store.ts';
import { deliveryRows } from './delivery-rows.ts';
import type { Engine } from './engine.ts';
import { lastToken } from './links.ts';
import { lock } from './lock.ts';
import { DEAD_LETTERED, WAITING } from './mail-states.ts';
import { toThePerson } from './mails.ts';
import type { MailKind, PersonMail } from './mails.ts';
import { removeGone } from './remove-gone.ts';
import type { RequestRows } from './request-rows.ts';
import type { Tables } from './schema.ts';
import { statement } from './statement.ts';
import type { SuppressionList } from './suppressions.ts';
import { writeChange } from './write-change.ts';

type MailRow = Selectable<Tables['mails']>;

const byId = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom('mails').selectAll().where('id', '=', id),
);

const byProvider = statement<{ providerId: string }>()((db, { providerId }) =>
  db
    .selectFrom('mails')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('provider_id', 'is not', null),
);

const markBounced = statement<{ id: string; now: Moment }>()((db, { id, now }) =>
  db.updateTable('mails').set({ bounced_at: now }).where('id', '=', id).where('bounced_at', 'is', null),
);

const personKinds = toThePerson.map((kind) => sql.lit<MailKind>(kind));

/** What a mail has in `outcome` once another was sent in its place. */
const REPLACED = 'sent again';

const failedMails = statement<{ requestId: string; replaced: string }>()((db, { requestId, replaced }) =>
  db
    .selectFrom('mails')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('kind', 'in', personKinds)
    .where((eb) => eb.or([eb('state', '=', DEAD_LETTERED), eb('bounced_at', 'is not', null)]))
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '<>', replaced)]))
    .orderBy('created_at')
    .orderBy('rowid'),
);

const removeUnsent = statement<{ id: string }>()((db, { id }) =>
  db.deleteFrom('mails').where('id', '=', id).where('state', '=', DEAD_LETTERED),
);

const markReplaced = statement<{ id: string; replaced: string }>()((db, { id, replaced }) =>
  db.updateTable('mails').set({ outcome: replaced }).where('id', '=', id),
);

const giveUpWaiting = statement<{ requestId: string; now: Moment; outcome: string }>()(
  (db, { requestId, now, outcome }) =>
    db
      .updateTable('mails')
      .set({ state: 'dead-lettered', leased_until: null, settled_at: now, outcome })
      .where('request_id', '=', requestId)
      .where('state', '=', WAITING)
      .where('kind', 'in', personKinds),
);

const expireLinks = statement<{ requestId: string }>()((db, { requestId }) =>
  db.updateTable('tokens').set({ expires_at: 0 }).where('request_id', '=', requestId),
);

/** The part of the store for mails that did not arrive. */
export function bounceStore(
  engine: Engine,
  keys: Keys,
  rows: RequestRows,
  list: SuppressionList,
): BounceStore {
  const deliveries = deliveryRows(keys);
  /** Of a mail to the person. */
  const failed = ({
    id,
    kind,
    created_at: createdAt,
    state,
    settled_at: settledAt,
  }: MailRow): FailedMail => ({
    id,
    kind: kind as PersonMail,
    createdAt,
    sentAt: state === 'sent' ? (settledAt ?? undefined) : undefined,
  });

  return {
    bounce: (name, now, decide) =>
      engine.write(async (db) => {
        const row = 'id' in name ? await byId.first(db, name) : await byProvider.first(db, name);
        if (!row) return 'unknown';
        const { id, kind, request_id: requestId } = row;
        if (requestId !== null) await lock(db, `request ${requestId}`);
        // The service may report it twice at once, and only the first report marks it.
        if ((await markBounced.run(db, { id, now })) === 0) return 'already';
        if (requestId === null || !toThePerson.some((it) => it === kind)) return 'clinic';
        const request = await rows.byId(db, requestId);
        if (!request || request.erasedAt !== undefined) return 'already';
        await writeChange(db, rows, request, now, decide(request, failed(row)));
        return 'recorded';
      }),

    correctContact: async (requestId, now, decide) => {
      let gone: string[] = [];
      const outcome = await engine.write(async (db) => {
        await lock(db, `request ${requestId}`);
        const request = await rows.byId(db, requestId);
        if (!request) return undefined;
        const delivery = await deliveries.openOf(db, requestId);
        const change = decide(request, delivery);
        if ('refused' in change) return change;
        const { answers, addressIndex, limitIndex, suppressions, isOtherMailbox } = change;
        if (isOtherMailbox) {
          // A link that lies in the former mailbox must not confirm the new address.
          await expireLinks.run(db, { requestId });
          await giveUpWaiting.run(db, { requestId, now, outcome: 'the email address was corrected' });
        }
        await rows.keepContact(db, requestId, { ...request, answers, addressIndex, limitIndex });
        for (const suppression of suppressions) await list.add(db, requestId, now, suppression);
        await writeChange(db, rows, request, now, change);
        gone = delivery && change.delivery ? await deliveries.apply(db, delivery, change.delivery, now) : [];
        return change;
      });
      await removeGone(engine, gone);
      return outcome;
    },

    sendAgain: (requestId, now, decide) =>
      engine.write(async (db) => {
        await lock(db, `request ${requestId}`);
        const request = await rows.byId(db, requestId);
        if (!request) return undefined;
        const last = (await lastToken.first(db, { id: requestId }))?.number ?? 0;
        const mails = (await failedMails.all(db, { requestId, replaced: REPLACED })).map(failed);
        const change = decide(request, mails, last + 1, await deliveries.openOf(db, requestId));
        if ('refused' in change) return change;
        for (const id of change.replaced) {
          await removeUnsent.run(db, { id });
          await markReplaced.run(db, { id, replaced: REPLACED });
        }
        await writeChange(db, rows, request, now, change);
        return change;
      }),
  };
}

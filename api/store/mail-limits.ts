import { sql } from 'kysely';
import type { Moment } from '../base/calendar.ts';
import type { Db } from './engine.ts';
import { statement } from './statement.ts';

/** The address by which mails are limited; empty in rows of earlier releases, whose index of the address is the same. */
export const limitIndexOf = sql<Uint8Array | null>`coalesce(requests.limit_index, requests.address_index)`;

/** Kinds whose acknowledgements have a limit of their own. */
const doneWhenReceived = ['complaint' as const, 'opt-out' as const].map((kind) => sql.lit(kind));

const mailsToAddress = statement<{ limitIndex: Uint8Array; since: Moment }>()((db, { limitIndex, since }) =>
  db
    .selectFrom('requests')
    .innerJoin('mails', 'mails.request_id', 'requests.id')
    .select((eb) => [
      eb.fn.countAll<number>().as('mails'),
      eb.fn
        .countAll<number>()
        .filterWhere('mails.kind', '=', sql.lit('acknowledgement'))
        .filterWhere('requests.kind', 'in', doneWhenReceived)
        .as('acknowledgements'),
    ])
    .where(limitIndexOf, '=', limitIndex)
    .where('mails.token_number', 'is not', null)
    .where('mails.created_at', '>', since),
);

/**
 * How many mails that are limited together an address has had since a moment, whatever request they were for:
 * acknowledgements of complaints and opt-outs, or every other mail with a link.
 */
export async function mailsSince(
  db: Db,
  limitIndex: Uint8Array,
  since: Moment,
): Promise<{ links: number; acknowledgements: number }> {
  const { mails = 0, acknowledgements = 0 } = (await mailsToAddress.first(db, { limitIndex, since })) ?? {};
  return { acknowledgements, links: mails - acknowledgements };
}

import { sql } from 'kysely';
import type { Moment } from '../base/calendar.ts';
import type { Db } from './engine.ts';
import { bytesKey } from './bytes-key.ts';

/** The address by which mails are limited; empty in rows of earlier releases, whose index of the address is the same. */
export const limitIndexOf = sql<Uint8Array | null>`coalesce(requests.limit_index, requests.address_index)`;

/** Kinds whose acknowledgements have a limit of their own. */
const doneWhenReceived = ['complaint' as const, 'opt-out' as const].map((kind) => sql.lit(kind));

/** How many mails that are limited together an address has had. */
export interface MailsToAddress {
  /** Acknowledgements of complaints and opt-outs. */
  acknowledgements: number;
  /** Every other mail with a link. */
  links: number;
}

/**
 * How many mails addresses have had between two moments, whatever request they were for, by `bytesKey` of the address.
 * An address without requests is not in it.
 */
export async function mailsBetween(
  db: Db,
  limitIndexes: Uint8Array[],
  since: Moment,
  until: Moment,
): Promise<Map<string, MailsToAddress>> {
  if (limitIndexes.length === 0) return new Map();
  // Counted for each request by itself: without statistics, PostgreSQL would join all mails there are.
  const withLinks = sql`select count(*) from mails where mails.request_id = requests.id
    and mails.token_number is not null and mails.created_at > ${since} and mails.created_at <= ${until}`;
  const rows = await db
    .selectFrom('requests')
    .select([
      limitIndexOf.as('address'),
      sql<number>`sum((${withLinks}))`.as('mails'),
      sql<number>`sum(case when requests.kind in (${sql.join(doneWhenReceived)})
        then (${withLinks} and mails.kind = 'acknowledgement') else 0 end)`.as('acknowledgements'),
    ])
    .where(limitIndexOf, 'in', limitIndexes)
    .groupBy(limitIndexOf)
    .execute();
  return new Map(
    rows.map(({ address, mails, acknowledgements }) => [
      bytesKey(address ?? new Uint8Array()),
      { acknowledgements, links: mails - acknowledgements },
    ]),
  );
}

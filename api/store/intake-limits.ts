import { HOUR } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { NewRequest, RequestIndexes } from '../domain/case.ts';
import type { Flag } from '../domain/case.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { bytesKey } from './bytes-key.ts';
import type { Db } from './engine.ts';
import { addressLock } from './lock.ts';
import { mailsBetween } from './mail-limits.ts';
import type { MailsToAddress } from './mail-limits.ts';
import { soonest } from './sane-clock.ts';
import { statement } from './statement.ts';
import type { Limits } from './store.ts';

/** A request that comes in, and how much its client and its address may send. */
export interface Incoming {
  request: NewRequest;
  limits: Limits;
}

/** So many requests for one address within a day look like a machine's. */
const REPETITION = 3;

const submissionBefore = statement<{ client: Uint8Array; since: Moment; until: Moment; others: number }>()(
  (db, { client, since, until, others }) =>
    db
      .selectFrom('submissions_by_client')
      .select('at')
      .where('client', '=', client)
      .where('at', '>', since)
      .where('at', '<=', until)
      .orderBy('at', 'desc')
      .limit(1)
      .offset(others),
);

/** An index of a request by every key, the current one first. */
export const valuesOf = (
  { earlierIndexes = [], ...current }: NewRequest,
  which: keyof RequestIndexes,
): Uint8Array[] => [current, ...earlierIndexes].flatMap((indexes) => indexes[which] ?? []);

/** What is counted or compared before a request is written, as names for locks. */
export const locksOf = ({ request, limits }: Incoming): string[] => [
  `submission ${request.submissionId}`,
  `client ${bytesKey(limits.client.index)}`,
  ...[...valuesOf(request, 'limitIndex'), ...valuesOf(request, 'addressIndex')].map(addressLock),
];

/** What the limits say of requests that come at one moment, none of which shares a client or an address. */
export interface IntakeLimits {
  /** When the client may send again, in milliseconds, if it has sent too much. */
  retryAfter: (incoming: Incoming) => Promise<number | undefined>;
  /** The flags of a request, with one more if its address sends again and again. */
  flags: (incoming: Incoming) => Flag[];
  /** Whether the address has had as many mails of that kind as it may get. */
  isAtLimit: (incoming: Incoming) => boolean;
}

/** Reads what is needed for the limits of all these requests. Call it in a transaction that locks `locksOf` them. */
export async function readLimits(db: Db, all: Incoming[]): Promise<IntakeLimits> {
  // They came within milliseconds of each other, so one time for all is exact enough.
  const now = Math.min(...all.map(({ request }) => request.receivedAt));
  const until = soonest(Math.max(...all.map(({ request }) => request.receivedAt)));
  const byClient = await submissionsOf(db, all, until);
  const byAddress = await requestsOf(db, all, now - 24 * HOUR, until);
  const mails = {
    links: await mailsOf(db, all, 'links', until),
    acknowledgements: await mailsOf(db, all, 'acknowledgements', until),
  };
  return {
    retryAfter: async ({ limits: { client } }) => {
      const { index, since, most } = client;
      if ((byClient.get(bytesKey(index)) ?? 0) < most) return undefined;
      const oldest = await submissionBefore.first(db, { client: index, since, until, others: most - 1 });
      return oldest && oldest.at - since;
    },

    flags: ({ request }) => {
      const count = sum(valuesOf(request, 'addressIndex'), (index) => byAddress.get(bytesKey(index)));
      return count >= REPETITION ? [...request.flags, 'repetition'] : request.flags;
    },

    isAtLimit: ({ request, limits }) => {
      const which = limitedAs(request);
      const indexes = valuesOf(request, 'limitIndex');
      const count = sum(indexes, (index) => mails[which].get(bytesKey(index))?.[which]);
      return request.limitIndex !== undefined && count >= limits[which].most;
    },
  };
}

const limitedAs = ({ kind }: NewRequest): keyof MailsToAddress =>
  isDoneWhenReceived(kind) ? 'acknowledgements' : 'links';

const sum = (indexes: Uint8Array[], count: (index: Uint8Array) => number | undefined): number =>
  indexes.reduce((all, index) => all + (count(index) ?? 0), 0);

/** How many accepted requests each client has sent since its moment, by `bytesKey`. */
async function submissionsOf(db: Db, all: Incoming[], until: Moment): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('submissions_by_client')
    .select((eb) => ['client', eb.fn.countAll<number>().as('count')])
    .where(
      'client',
      'in',
      all.map(({ limits }) => limits.client.index),
    )
    .where('at', '>', Math.min(...all.map(({ limits }) => limits.client.since)))
    .where('at', '<=', until)
    .groupBy('client')
    .execute();
  return new Map(rows.map(({ client, count }) => [bytesKey(client), count]));
}

/** How many requests each address had between two moments, by `bytesKey`. */
async function requestsOf(
  db: Db,
  all: Incoming[],
  since: Moment,
  until: Moment,
): Promise<Map<string, number>> {
  const indexes = all.flatMap(({ request }) => valuesOf(request, 'addressIndex'));
  if (indexes.length === 0) return new Map();
  const rows = await db
    .selectFrom('requests')
    .select((eb) => ['address_index', eb.fn.countAll<number>().as('count')])
    .where('address_index', 'in', indexes)
    .where('received_at', '>', since)
    .where('received_at', '<=', until)
    .groupBy('address_index')
    .execute();
  return new Map(rows.map(({ address_index: index, count }) => [bytesKey(index ?? new Uint8Array()), count]));
}

/** The mails of the addresses whose requests are limited by this kind of mail. */
function mailsOf(
  db: Db,
  all: Incoming[],
  which: keyof MailsToAddress,
  until: Moment,
): Promise<Map<string, MailsToAddress>> {
  const limited = all.filter(({ request }) => limitedAs(request) === which);
  const since = Math.min(...limited.map(({ limits }) => limits[which].since));
  return mailsBetween(
    db,
    limited.flatMap(({ request }) => valuesOf(request, 'limitIndex')),
    since,
    until,
  );
}

import { sql } from 'kysely';
import { mailsBetween } from './mail-limits.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { HOUR } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import { ACKNOWLEDGEMENT_WITHHELD, isDoneWhenReceived } from '../domain/done-when-received.ts';
import type { EventType } from '../domain/events.ts';
import type { Db, Engine } from './engine.ts';
import { inBatches } from './in-batches.ts';
import { soonest } from './sane-clock.ts';
import { addressLock, lock } from './lock.ts';
import type { RequestRows } from './request-rows.ts';
import { statement } from './statement.ts';
import type { Limits, Store } from './store.ts';
import type { NewRequest } from '../domain/case.ts';
import type { Flag, RequestIndexes } from '../domain/case.ts';
import type { SuppressionList } from './suppressions.ts';

/** So many requests for one address within a day look like a machine's. */
const REPETITION = 3;

const withheld = (kind: RequestKind): EventType =>
  isDoneWhenReceived(kind) ? ACKNOWLEDGEMENT_WITHHELD : 'case.link-withheld';

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

const requestsOfAddress = statement<{ index: Uint8Array; since: Moment; until: Moment }>()(
  (db, { index, since, until }) =>
    db
      .selectFrom('requests')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('address_index', '=', index)
      .where('received_at', '>', since)
      .where('received_at', '<=', until),
);

const insertSubmission = statement<{ client: Uint8Array; at: Moment; request_id: string }>()((db, row) =>
  db
    .insertInto('submissions_by_client')
    .values({ client: row.client, at: row.at, request_id: row.request_id }),
);

const forget = statement<{ before: Moment; most: number }>()((db, { before, most }) =>
  db
    .deleteFrom('submissions_by_client')
    .where(
      sql`(client, at, request_id)`,
      'in',
      db
        .selectFrom('submissions_by_client')
        .select(['client', 'at', 'request_id'])
        .where('at', '<=', before)
        .limit(most),
    ),
);

/** What is counted or compared before a request is written. */
const locksOf = (request: NewRequest, { client }: Limits): string[] => [
  `submission ${request.submissionId}`,
  `client ${Buffer.from(client.index).toString('base64')}`,
  ...[...valuesOf(request, 'limitIndex'), ...valuesOf(request, 'addressIndex')].map(addressLock),
];

/** An index of a request by every key, the current one first. */
const valuesOf = (
  { earlierIndexes = [], ...current }: NewRequest,
  which: keyof RequestIndexes,
): Uint8Array[] => [current, ...earlierIndexes].flatMap((indexes) => indexes[which] ?? []);

/** The part of the store that takes requests. */
export function intakeStore(
  engine: Engine,
  rows: RequestRows,
  list: SuppressionList,
): Pick<Store, 'accept' | 'find' | 'forgetSubmissions'> {
  /** When this client may send again, in milliseconds, if it has sent too much. */
  async function retryAfterOf(db: Db, { client }: Limits, now: Moment): Promise<number | undefined> {
    const { index, since, most } = client;
    const oldest = await submissionBefore.first(db, {
      client: index,
      since,
      until: soonest(now),
      others: most - 1,
    });
    return oldest && oldest.at - since;
  }

  async function flagsOf(db: Db, request: NewRequest): Promise<Flag[]> {
    const { flags, receivedAt } = request;
    const [since, until] = [receivedAt - 24 * HOUR, soonest(receivedAt)];
    let count = 0;
    for (const index of valuesOf(request, 'addressIndex'))
      count += (await requestsOfAddress.first(db, { index, since, until }))?.count ?? 0;
    return count >= REPETITION ? [...flags, 'repetition'] : flags;
  }

  /** Whether the address has had as many mails of that kind as it may get. */
  async function isAtLimit(db: Db, request: NewRequest, limits: Limits): Promise<boolean> {
    const which = isDoneWhenReceived(request.kind) ? 'acknowledgements' : 'links';
    const { most, since } = limits[which];
    const until = soonest(request.receivedAt);
    let mails = 0;
    for (const index of valuesOf(request, 'limitIndex'))
      mails += (await mailsBetween(db, index, since, until))[which];
    return request.limitIndex !== undefined && mails >= most;
  }

  return {
    accept: (request, mails, limits) =>
      engine.write(async (db) => {
        const now = request.receivedAt;
        await lock(db, ...locksOf(request, limits));
        const same = await rows.sameAs(db, request.submissionId, valuesOf(request, 'contentHash'));
        if (same) return { outcome: 'accepted', request: same, repeated: true };
        const retryAfter = await retryAfterOf(db, limits, now);
        if (retryAfter !== undefined) return { outcome: 'limited', retryAfter };

        const mayMail = !(await isAtLimit(db, request, limits));
        const stored = await rows.insert(db, request, await flagsOf(db, request));
        await insertSubmission.run(db, { client: limits.client.index, at: now, request_id: stored.id });
        await rows.recordFirst(db, stored, now, 'case.received', { on: request.receivedOn });
        for (const suppression of request.suppressions) await list.add(db, stored.id, now, suppression);
        // Made even when they are not sent: whether an address has had its mails must not show in the time taken.
        const composed = mails(stored);
        const sent = mayMail ? composed : composed.filter(({ token }) => token === undefined);
        if (sent.length < composed.length) await rows.record(db, stored.id, now, withheld(request.kind));
        await rows.addMails(db, stored, now, sent);
        return { outcome: 'accepted', request: stored, repeated: false };
      }),

    find: (requestId) => engine.read((db) => rows.byId(db, requestId)),

    forgetSubmissions: async (before) => {
      await inBatches(engine, (db, most) => forget.run(db, { before, most }));
    },
  };
}

import { sql } from 'kysely';
import type { RequestKind } from '../../content/forms/question.ts';
import type { Moment } from '../base/calendar.ts';
import { ACKNOWLEDGEMENT_WITHHELD, isDoneWhenReceived } from '../domain/done-when-received.ts';
import type { EventType } from '../domain/events.ts';
import type { StoredRequest } from '../domain/case.ts';
import { refuseNesting } from './engine.ts';
import type { Db, Engine } from './engine.ts';
import { isStoreFault } from './fault.ts';
import { inBatches } from './in-batches.ts';
import { inGroups } from './in-groups.ts';
import { locksOf, readLimits, valuesOf } from './intake-limits.ts';
import type { Incoming, IntakeLimits } from './intake-limits.ts';
import { lock } from './lock.ts';
import type { MailRows } from './mail-rows.ts';
import type { NewMail } from './mails.ts';
import type { OfSubmission } from './new-requests.ts';
import type { RequestRows } from './request-rows.ts';
import { statement } from './statement.ts';
import type { Accepted, Store } from './store.ts';
import type { SuppressionList } from './suppressions.ts';

/** The most requests in one transaction. */
const MOST_TOGETHER = 64;
/** How many such transactions run at a time on PostgreSQL. On SQLite they share a commit, however many there are. */
const AT_ONCE = 2;

const withheld = (kind: RequestKind): EventType =>
  isDoneWhenReceived(kind) ? ACKNOWLEDGEMENT_WITHHELD : 'case.link-withheld';

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

/** A request that is to be accepted. */
interface Arrival extends Incoming {
  mails: (request: StoredRequest) => NewMail[];
}

/** What becomes of it: it was there, its client must wait, or it is to be written. */
type Verdict = Accepted | { outcome: 'new'; corrects: OfSubmission | undefined };

/** The part of the store that takes requests. `finish` resolves when those that were begun are written. */
export function intakeStore(
  engine: Engine,
  rows: RequestRows,
  mails: MailRows,
  list: SuppressionList,
): Pick<Store, 'accept' | 'find' | 'forgetSubmissions'> & { finish: () => Promise<void> } {
  /**
   * The request that an arrival repeats: the same answers from the same form (double click, reload). Nothing else makes two
   * requests one: a network is shared, and answers can be guessed.
   */
  async function verdictOn(
    db: Db,
    { request, limits }: Arrival,
    before: OfSubmission[],
    all: IntakeLimits,
  ): Promise<Verdict> {
    const hashes = valuesOf(request, 'contentHash').map((hash) => Buffer.from(hash));
    const repeated = before.find((row) => hashes.some((hash) => hash.equals(row.content_hash)));
    const same = repeated && (await rows.byId(db, repeated.id));
    if (same) return { outcome: 'accepted', request: same, repeated: true };
    const retryAfter = await all.retryAfter({ request, limits });
    if (retryAfter !== undefined) return { outcome: 'limited', retryAfter };
    return { outcome: 'new', corrects: before[0] };
  }

  async function acceptAll(db: Db, arrivals: Arrival[]): Promise<Accepted[]> {
    await lock(db, ...arrivals.flatMap(locksOf));
    const before = await rows.fromForms(
      db,
      arrivals.map(({ request }) => request.submissionId),
    );
    const limits = await readLimits(db, arrivals);
    const verdicts: Verdict[] = [];
    for (const arrival of arrivals)
      verdicts.push(await verdictOn(db, arrival, before.get(arrival.request.submissionId) ?? [], limits));
    const written = await write(
      db,
      limits,
      arrivals.flatMap((arrival, index) => {
        const verdict = verdicts[index];
        return verdict?.outcome === 'new' ? [{ arrival, corrects: verdict.corrects }] : [];
      }),
    );
    const next = written.values();
    return verdicts.map((verdict) =>
      verdict.outcome === 'new'
        ? { outcome: 'accepted', request: next.next().value as StoredRequest, repeated: false }
        : verdict,
    );
  }

  /** Writes requests with their events and mails, each table in one statement where the engine can. */
  async function write(
    db: Db,
    limits: IntakeLimits,
    all: { arrival: Arrival; corrects: OfSubmission | undefined }[],
  ): Promise<StoredRequest[]> {
    if (all.length === 0) return [];
    const prepared = await rows.prepare(
      db,
      all.map(({ arrival, corrects }) => ({
        request: arrival.request,
        flags: limits.flags(arrival),
        corrects,
      })),
    );
    const outgoing = all.map(({ arrival }, index) => {
      const stored = prepared[index]?.stored as StoredRequest;
      // Made even when they are not sent: whether an address has had its mails must not show in the time taken.
      const composed = arrival.mails(stored);
      const sent = limits.isAtLimit(arrival) ? composed.filter(({ token }) => token === undefined) : composed;
      return { arrival, stored, sent, isWithheld: sent.length < composed.length };
    });
    await rows.insert(db, prepared);
    await insertSubmission.runAll(
      db,
      outgoing.map(
        ({
          arrival: {
            request,
            limits: { client },
          },
        }) => ({
          client: client.index,
          at: request.receivedAt,
          request_id: request.id,
        }),
      ),
    );
    await rows.recordFirst(
      db,
      outgoing.flatMap(({ stored, isWithheld }) => {
        const { receivedAt: at, receivedOn: day, kind } = stored;
        const received = { request: stored, at, what: 'case.received' as const, day };
        return isWithheld ? [received, { request: stored, at, what: withheld(kind), day: null }] : [received];
      }),
    );
    for (const { arrival, stored } of outgoing)
      for (const suppression of arrival.request.suppressions)
        await list.add(db, stored.id, stored.receivedAt, suppression);
    await mails.insertAll(
      db,
      outgoing.flatMap(({ stored: { id, receivedAt }, sent }) =>
        sent.map((mail) => ({ requestId: id, now: receivedAt, mail })),
      ),
    );
    return outgoing.map(({ stored }) => stored);
  }

  const { call, finish } = inGroups<Arrival, Accepted>(
    (arrivals) => engine.write((db) => acceptAll(db, arrivals)),
    isStoreFault,
    { claims: locksOf, most: MOST_TOGETHER, atOnce: engine.isShared ? AT_ONCE : Infinity },
  );

  return {
    accept: (request, compose, limits) => {
      refuseNesting();
      return call({ request, mails: compose, limits });
    },

    finish,

    find: (requestId) => engine.read((db) => rows.byId(db, requestId)),

    forgetSubmissions: async (before) => {
      await inBatches(engine, (db, most) => forget.run(db, { before, most }));
    },
  };
}

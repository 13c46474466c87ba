import type { RequestKind } from '../../content/forms/question.ts';
import { HOUR } from '../base/calendar.ts';
import { ACKNOWLEDGEMENT_WITHHELD, isDoneWhenReceived } from '../domain/done-when-received.ts';
import type { EventType } from '../domain/events.ts';
import type { Database } from './database.ts';
import { inBatches } from './in-batches.ts';
import { SELECT_REQUESTS } from './request-rows.ts';
import type { RequestRows } from './request-rows.ts';
import type { Limits, Store } from './store.ts';
import type { NewRequest } from '../domain/case.ts';
import type { Flag, StoredRequest } from '../domain/case.ts';
import type { SuppressionList } from './suppressions.ts';

/** So many requests for one address within a day look like a machine's. */
const REPETITION = 3;

const withheld = (kind: RequestKind): EventType =>
  isDoneWhenReceived(kind) ? ACKNOWLEDGEMENT_WITHHELD : 'case.link-withheld';

/** The part of the embedded store that takes requests. */
export function intakeStore(
  db: Database,
  rows: RequestRows,
  list: SuppressionList,
): Pick<Store, 'accept' | 'find' | 'forgetSubmissions'> {
  /** When this client may send again, in milliseconds, if it has sent too much. */
  function retryAfterOf({ client }: Limits): number | undefined {
    const oldest = db.first(
      'SELECT at FROM submissions_by_client WHERE client = :client AND at > :since ORDER BY at DESC LIMIT 1 OFFSET :others',
      { client: client.index, since: client.since, others: client.most - 1 },
    );
    return oldest && Number(oldest['at']) - client.since;
  }

  function flagsOf(request: NewRequest): Flag[] {
    if (!request.addressIndex) return request.flags;
    const row = db.first(
      'SELECT count(*) AS count FROM requests WHERE address_index = :index AND received_at > :since',
      { index: request.addressIndex, since: request.receivedAt - 24 * HOUR },
    );
    return Number(row?.['count']) >= REPETITION ? [...request.flags, 'repetition'] : request.flags;
  }

  /**
   * The request that this one repeats: the same answers from the same signed form (double click, reload). Nothing else
   * makes two requests one: a network is shared, and answers can be guessed.
   */
  function sameRequest({ submissionId, contentHash }: NewRequest): StoredRequest | undefined {
    const row = db.first(
      `${SELECT_REQUESTS} WHERE submission_id = :submissionId AND content_hash = :contentHash`,
      { submissionId, contentHash },
    );
    return row && rows.read(row);
  }

  /** Whether the address has had as many mails of that kind as it may get. */
  function isAtLimit({ kind, limitIndex }: NewRequest, limits: Limits): boolean {
    if (!limitIndex) return false;
    const which = isDoneWhenReceived(kind) ? 'acknowledgements' : 'links';
    const { most, since } = limits[which];
    return rows.mailsSince(limitIndex, since)[which] >= most;
  }

  return {
    accept: (request, mails, limits) =>
      db.transaction(() => {
        const now = request.receivedAt;
        const same = sameRequest(request);
        if (same) return { outcome: 'accepted', request: same, repeated: true };
        const retryAfter = retryAfterOf(limits);
        if (retryAfter !== undefined) return { outcome: 'limited', retryAfter };

        const mayMail = !isAtLimit(request, limits);
        const stored = rows.insert(request, flagsOf(request));
        db.run('INSERT INTO submissions_by_client (client, at, request_id) VALUES (:client, :now, :id)', {
          client: limits.client.index,
          now,
          id: stored.id,
        });
        rows.record(stored.id, now, 'case.received', { on: request.receivedOn });
        for (const suppression of request.suppressions) list.add(stored.id, now, suppression);
        // Made even when they are not sent: whether an address has had its mails must not show in the time taken.
        const composed = mails(stored);
        const sent = mayMail ? composed : composed.filter(({ token }) => token === undefined);
        if (sent.length < composed.length) rows.record(stored.id, now, withheld(request.kind));
        rows.addMails(stored, now, sent);
        if (sent.length > 0 && request.dueOnceAcknowledged !== undefined) {
          rows.record(stored.id, now, 'case.acknowledged', { on: request.receivedOn });
          db.run('UPDATE requests SET due_on = :dueOn WHERE id = :id', {
            id: stored.id,
            dueOn: request.dueOnceAcknowledged,
          });
        }
        return { outcome: 'accepted', request: stored, repeated: false };
      }),

    find: (requestId) => Promise.resolve(rows.byId(requestId)),

    forgetSubmissions: async (before) => {
      await inBatches(db, (most) =>
        db.run(
          `DELETE FROM submissions_by_client WHERE (client, at, request_id) IN
             (SELECT client, at, request_id FROM submissions_by_client WHERE at <= :before LIMIT :most)`,
          { before, most },
        ),
      );
    },
  };
}

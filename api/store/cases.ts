import type { Day, Moment } from '../base/calendar.ts';
import type { CaseStore } from './case-store.ts';
import type { Db, Engine } from './engine.ts';
import { eraseCase } from './erase-case.ts';
import { lock } from './lock.ts';
import { selectRequests } from './request-rows.ts';
import type { RequestRows } from './request-rows.ts';
import { statement } from './statement.ts';
import type { SuppressionList } from './suppressions.ts';
import { writeChange } from './write-change.ts';

const markNoticed = statement<{ id: string; now: Moment }>()((db, { id, now }) =>
  db.updateTable('requests').set({ noticed_at: now }).where('id', '=', id),
);

const byReference = statement<{ reference: string }>()((db, { reference }) =>
  selectRequests(db).where('requests.reference', '=', reference),
);

const openCases = statement<object>()((db) =>
  selectRequests(db).where('closed_on', 'is', null).orderBy('due_on').orderBy('received_at').orderBy('rowid'),
);

const openCasesAfter = statement<{ afterDue: Day; afterId: string; most: number }>()(
  (db, { afterDue, afterId, most }) =>
    selectRequests(db)
      .where('closed_on', 'is', null)
      .where((eb) => eb(eb.refTuple('due_on', 'requests.id'), '>', eb.tuple(afterDue, afterId)))
      .orderBy('due_on')
      .orderBy('requests.id')
      .limit(most),
);

const closedBy = statement<{ day: Day; most: number; afterDay: Day; afterId: string }>()(
  (db, { day, most, afterDay, afterId }) =>
    selectRequests(db)
      .where('closed_on', 'is not', null)
      .where('erased_at', 'is', null)
      .where('closed_on', '<=', day)
      .where((eb) => eb(eb.refTuple('closed_on', 'id'), '>', eb.tuple(afterDay, afterId)))
      .orderBy('closed_on')
      .orderBy('id')
      .limit(most),
);

/** The part of the store in which the team keeps account of requests. */
export function caseStore(engine: Engine, rows: RequestRows, list: SuppressionList): CaseStore {
  async function stored(db: Db, id: string) {
    const request = await rows.byId(db, id);
    if (!request) throw new Error('A request that was just written is not there');
    return request;
  }

  return {
    enter: (request, events, mails) =>
      engine.write(async (db) => {
        const now = request.receivedAt;
        await lock(db, `submission ${request.submissionId}`);
        const { id, submissionId } = request;
        const before = (await rows.fromForms(db, [submissionId])).get(submissionId) ?? [];
        const same = before.find((it) => Buffer.from(request.contentHash).equals(it.content_hash));
        if (same) return stored(db, same.id);
        await rows.insert(db, await rows.prepare(db, [{ request, flags: [], corrects: before[0] }]));
        await markNoticed.run(db, { id, now });
        for (const event of events) await rows.record(db, id, now, event.what, event);
        for (const suppression of request.suppressions) await list.add(db, id, now, suppression);
        const entered = await stored(db, id);
        await rows.addMails(db, entered, now, mails(entered));
        return entered;
      }),

    findByReference: (reference) =>
      engine.read(async (db) => (await rows.read(db, await byReference.all(db, { reference })))[0]),

    openCases: () => engine.read(async (db) => rows.read(db, await openCases.all(db, {}))),

    openCasesAfter: (after, most) =>
      engine.read(async (db) => {
        const from = { afterDue: after?.dueOn ?? '', afterId: after?.id ?? '' };
        return rows.read(db, await openCasesAfter.all(db, { ...from, most }));
      }),

    change: (requestId, now, decide) =>
      engine.write(async (db) => {
        await lock(db, `request ${requestId}`);
        const request = await rows.byId(db, requestId);
        if (!request) return undefined;
        const change = decide(request);
        if ('refused' in change) return change;
        await writeChange(db, rows, request, now, change);
        return change;
      }),

    closedBy: (day, most, after) =>
      engine.read(async (db) => {
        const from = { afterDay: after?.closedOn ?? '', afterId: after?.id ?? '' };
        return rows.read(db, await closedBy.all(db, { day, most, ...from }));
      }),

    erase: (requestIds, now) =>
      engine.write(async (db) => {
        for (const id of requestIds) await eraseCase(db, rows, id, now);
      }),

    chainOf: (requestId) => engine.read((db) => rows.chainOf(db, requestId)),

    overwriteErased: () => engine.overwriteErased(),
  };
}

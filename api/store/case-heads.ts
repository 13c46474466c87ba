import type { Engine } from './engine.ts';
import { statement } from './statement.ts';

/** The head of the chain of a case that was changed. */
export interface CaseHead {
  reference: string;
  /** How many entries the chain has. */
  place: number;
  /** Hexadecimal. */
  link: string;
}

/** Heads for somebody outside the server, and how far the list goes. */
export interface ChangedHeads {
  heads: CaseHead[];
  /** The number of the last event that the list knows of. Given back with `addDigest`, the next list begins after it. */
  upTo: number;
}

/** The part of the store that lists the heads of chains. */
export interface CaseHeadStore {
  /**
   * The heads of the cases that were changed since the last list that was sent: at most so many, the one that was changed
   * first before the others. The rest are in the next list.
   */
  changedHeads(most: number): Promise<ChangedHeads>;
}

/** The row of `job_runs` that has the number of the last event in a list. */
export const HEADS = 'case-heads';

const listedUpTo = statement<object>()((db) =>
  db.selectFrom('job_runs').select('done_for').where('job', '=', HEADS),
);

const changed = statement<{ after: number; most: number }>()((db, { after, most }) =>
  db
    .selectFrom('events')
    .innerJoin('requests', 'requests.id', 'events.request_id')
    .select(['events.id', 'requests.reference', 'events.place', 'events.link'])
    .where('events.id', '>', after)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('events as later')
            .select('later.id')
            .whereRef('later.request_id', '=', 'events.request_id')
            .whereRef('later.id', '>', 'events.id'),
        ),
      ),
    )
    .where('events.link', 'is not', null)
    .orderBy('events.id')
    .limit(most),
);

export const caseHeadStore = (engine: Engine): CaseHeadStore => ({
  changedHeads: (most) =>
    engine.read(async (db) => {
      const after = Number((await listedUpTo.first(db, {}))?.done_for ?? 0);
      const rows = await changed.all(db, { after, most });
      const heads = rows.map(({ reference, place, link }) => ({
        reference,
        place: place ?? 0,
        link: Buffer.from(link ?? []).toString('hex'),
      }));
      return { heads, upTo: rows.at(-1)?.id ?? after };
    }),
});

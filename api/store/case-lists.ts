import { sql } from 'kysely';
import type { RequestKind } from '../../content/forms/question.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Db, Engine } from './engine.ts';
import type { MailRows } from './mail-rows.ts';
import type { EmailMessage, MailKind } from './mails.ts';
import { selectRequests } from './request-rows.ts';
import type { RequestRows } from './request-rows.ts';
import type { MailState } from './schema.ts';
import { statement } from './statement.ts';

/** The lists of cases that the team sees. A case that awaits the person is also open. */
export const caseViews = ['open', 'overdue', 'waiting', 'closed'] as const;
export type CaseView = (typeof caseViews)[number];

/** One page of a list. */
export interface CaseQuery {
  view: CaseView;
  /** The day in London by which a case is overdue. */
  today: Day;
  kind: RequestKind | undefined;
  most: number;
  /** The reference of the last case of the page before. */
  after: string | undefined;
}

/** A stored email about a case. */
export interface MailAbout {
  id: string;
  kind: MailKind;
  state: MailState;
  createdAt: Moment;
  /** When it was sent, or could finally not be sent. */
  settledAt: Moment | undefined;
  /** Undefined if it is not composed yet, or cannot be read any more. */
  message: EmailMessage | undefined;
}

/** The lists of cases for the team. Each method is one whole transaction. */
export interface CaseLists {
  /** Open cases, the soonest due first, or closed cases, the latest first. */
  listCases(query: CaseQuery): Promise<StoredRequest[]>;
  /** How many open cases each list has. Closed cases become ever more, and are not counted. */
  countCases(today: Day): Promise<Record<Exclude<CaseView, 'closed'>, number>>;
  /** All stored emails about a case, oldest first. */
  mailsAbout(requestId: string): Promise<MailAbout[]>;
}

const placeOf = statement<{ reference: string }>()((db, { reference }) =>
  db.selectFrom('requests').select(['id', 'due_on', 'closed_on']).where('reference', '=', reference),
);

const counts = statement<{ today: Day }>()((db, { today }) =>
  db
    .selectFrom('requests')
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn.sum<number | null>('waiting').as('waiting'),
      eb.fn
        .countAll<number>()
        .filterWhere((where) => where.and([where('due_on', '<', today), where('waiting', '=', sql.lit(0))]))
        .as('overdue'),
    ])
    .where('closed_on', 'is', null),
);

const mailsOf = statement<{ requestId: string }>()((db, { requestId }) =>
  db
    .selectFrom('mails')
    .select(['id', 'kind', 'state', 'created_at', 'settled_at', 'key_id', 'sealed'])
    .where('request_id', '=', requestId)
    .orderBy('created_at')
    .orderBy('rowid'),
);

/** The part of the store with the lists that the team's pages show. */
export function caseLists(engine: Engine, rows: RequestRows, mails: MailRows): CaseLists {
  async function list(db: Db, { view, today, kind, most, after }: CaseQuery): Promise<StoredRequest[]> {
    const place = after === undefined ? undefined : await placeOf.first(db, { reference: after });
    let query = selectRequests(db).limit(most);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    if (view === 'closed') {
      query = query.where('closed_on', '<=', today).where('erased_at', 'is', null);
      if (place?.closed_on != null) {
        const { closed_on: on, id } = place;
        query = query.where((eb) => eb(eb.refTuple('closed_on', 'id'), '<', eb.tuple(on, id)));
      }
      query = query.orderBy('closed_on', 'desc').orderBy('id', 'desc');
    } else {
      query = query.where('closed_on', 'is', null);
      if (view !== 'open') query = query.where('waiting', '=', sql.lit(view === 'waiting' ? 1 : 0));
      if (view === 'overdue') query = query.where('due_on', '<', today);
      if (place) {
        const { due_on: due, id } = place;
        query = query.where((eb) => eb(eb.refTuple('due_on', 'id'), '>', eb.tuple(due, id)));
      }
      query = query.orderBy('due_on').orderBy('id');
    }
    return rows.read(db, await query.execute());
  }

  /** A mail that cannot be read any more must not hide the case that it is about. */
  function messageOf(row: Parameters<MailRows['messageIn']>[0]): EmailMessage | undefined {
    try {
      return mails.messageIn(row);
    } catch {
      return undefined;
    }
  }

  return {
    listCases: (query) => engine.read((db) => list(db, query)),

    countCases: (today) =>
      engine.read(async (db) => {
        const { open = 0, waiting = 0, overdue = 0 } = (await counts.first(db, { today })) ?? {};
        return { open, waiting: waiting ?? 0, overdue };
      }),

    mailsAbout: (requestId) =>
      engine.read(async (db) =>
        (await mailsOf.all(db, { requestId })).map((row) => ({
          id: row.id,
          kind: row.kind,
          state: row.state,
          createdAt: row.created_at,
          settledAt: row.settled_at ?? undefined,
          message: messageOf(row),
        })),
      ),
  };
}

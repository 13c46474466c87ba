import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { AuditEntry, NewAuditEntry } from '../domain/audit.ts';
import type { Engine } from './engine.ts';
import { inBatches } from './in-batches.ts';
import { open, rowName, seal } from './seal.ts';
import { statement } from './statement.ts';

/** The part of the store that keeps the audit list. Who did something is sealed. */
export interface TeamAuditStore {
  addAudit(entry: NewAuditEntry): Promise<void>;
  /** Entries of the list, newest first: at most `most`, and only older ones than the entry with that id, if one is given. */
  audit(most: number, olderThan?: number): Promise<AuditEntry[]>;
  /** The entries about a case, oldest first: the latest so many. Where one cannot be read, `by` is “?”. */
  auditAbout(requestId: string, most: number): Promise<AuditEntry[]>;
  /** Erases entries about no case from before a moment. Those about a case go with the case. */
  eraseAudit(before: Moment): Promise<number>;
}

/** What is sealed of an entry. */
type Sealed = Pick<NewAuditEntry, 'by' | 'subject'>;

const insert = statement<{
  at: Moment;
  action: NewAuditEntry['action'];
  requestId: string | null;
  keyId: string;
  sealed: Uint8Array;
}>()((db, { at, action, requestId, keyId, sealed }) =>
  db.insertInto('team_audit').values({ at, action, request_id: requestId, key_id: keyId, sealed }),
);

const newest = statement<{ most: number; olderThan: number }>()((db, { most, olderThan }) =>
  db
    .selectFrom('team_audit')
    .leftJoin('requests', 'requests.id', 'team_audit.request_id')
    .select([
      'team_audit.id',
      'team_audit.at',
      'team_audit.action',
      'team_audit.key_id',
      'team_audit.sealed',
      'requests.reference',
    ])
    .where('team_audit.id', '<', olderThan)
    .orderBy('team_audit.id', 'desc')
    .limit(most),
);

const about = statement<{ requestId: string; most: number }>()((db, { requestId, most }) =>
  db
    .selectFrom('team_audit')
    .innerJoin('requests', 'requests.id', 'team_audit.request_id')
    .select([
      'team_audit.id',
      'team_audit.at',
      'team_audit.action',
      'team_audit.key_id',
      'team_audit.sealed',
      'requests.reference',
    ])
    .where('team_audit.request_id', '=', requestId)
    .orderBy('team_audit.id', 'desc')
    .limit(most),
);

const eraseOld = statement<{ before: Moment; most: number }>()((db, { before, most }) =>
  db
    .deleteFrom('team_audit')
    .where(
      'id',
      'in',
      db
        .selectFrom('team_audit')
        .select('id')
        .where('request_id', 'is', null)
        .where('at', '<', before)
        .limit(most),
    ),
);

/** The name that an entry is sealed under. Ids are given by the database, so they are not known when it is sealed. */
export const auditName = (at: Moment, action: string): string => rowName('team_audit', `${at}/${action}`);

interface Row {
  id: number;
  at: Moment;
  action: NewAuditEntry['action'];
  reference: string | null;
  key_id: string;
  sealed: Uint8Array;
}

const entryOf = (keys: Keys, { id, at, action, reference, key_id: keyId, sealed }: Row): AuditEntry => ({
  id,
  at,
  action,
  reference: reference ?? undefined,
  ...(open(keys, auditName(at, action), { keyId, bytes: sealed }) as Sealed),
});

export const teamAuditStore = (engine: Engine, keys: Keys): TeamAuditStore => ({
  addAudit: ({ at, action, requestId, by, subject }) =>
    engine.write(async (db) => {
      const { keyId, bytes } = seal(keys, auditName(at, action), { by, subject } satisfies Sealed);
      await insert.run(db, { at, action, requestId: requestId ?? null, keyId, sealed: bytes });
    }),

  audit: async (most, olderThan = Number.MAX_SAFE_INTEGER) =>
    (await newest.all(engine.reader, { most, olderThan })).map((row) => entryOf(keys, row)),

  auditAbout: async (requestId, most) =>
    (await about.all(engine.reader, { requestId, most }))
      .map((row) => {
        try {
          return entryOf(keys, row);
        } catch {
          // A damaged row must not hide the others.
          const { id, at, action, reference } = row;
          return { id, at, action, reference, by: '?' };
        }
      })
      .reverse(),

  eraseAudit: (before) => inBatches(engine, (db, most) => eraseOld.run(db, { before, most })),
});

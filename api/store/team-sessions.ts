import { HOUR, MINUTE } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { Engine } from './engine.ts';
import { open, rowName, seal } from './seal.ts';
import { statement } from './statement.ts';
import { forgetCodes } from './team-codes.ts';

/** A session ends after so long without a request, and after so long in any case, in milliseconds. */
const IDLE = 30 * MINUTE;
const LONGEST = 12 * HOUR;
/** A session that is used is written down at most so often. */
const NOTE_EVERY = MINUTE;
/** Clocks of two servers may differ by so much. A session from further ahead was used before the clock was set back. */
const SKEW = MINUTE;
/** How long an ended session and what was typed in it are kept. */
const KEPT = HOUR;

export interface TeamSession {
  person: Uint8Array;
  /** Signed in with a passkey, or with a code and then added the first passkey. */
  withPasskey: boolean;
}

/** `ended`: it was ours until it was idle for too long, or too old. */
export type SessionState = ({ state: 'open' | 'ended' } & TeamSession) | { state: 'unknown' };

/** What somebody sent when their session had ended. */
export interface TeamDraft {
  path: string;
  fields: [name: string, value: string][];
}

/** The part of the store that keeps the sessions of the team pages, by the SHA-256 of a random token. */
export interface TeamSessionStore {
  openSession(id: Uint8Array, session: TeamSession, now: Moment): Promise<void>;
  /** The state of a session at that moment. Notes that it was used, or that it has ended, which is final. */
  useSession(id: Uint8Array, now: Moment): Promise<SessionState>;
  /** Notes that a person has shown a passkey in a session. */
  raiseSession(id: Uint8Array): Promise<void>;
  /** Signs out. Nothing of the session is left. */
  closeSession(id: Uint8Array): Promise<void>;
  /** Signs out everywhere: all sessions, codes and drafts of a person, by each index. Returns the number of sessions. */
  closeSessionsOf(persons: Uint8Array[]): Promise<number>;
  /** The persons who are signed in at that moment. */
  signedIn(now: Moment): Promise<Uint8Array[]>;
  keepDraft(person: Uint8Array, draft: TeamDraft, now: Moment): Promise<void>;
  draftOf(person: Uint8Array, now: Moment): Promise<TeamDraft | undefined>;
  dropDraft(person: Uint8Array): Promise<void>;
  /** Ends and deletes what is over at that moment: codes, sessions and drafts. */
  forgetTeamAccess(now: Moment): Promise<void>;
}

interface One {
  id: Uint8Array;
}
interface OfPerson {
  person: Uint8Array;
}

const insertSession = statement<One & OfPerson & { now: Moment; withPasskey: number }>()(
  (db, { id, person, now, withPasskey }) =>
    db
      .insertInto('team_sessions')
      .values({ id, person, created_at: now, seen_at: now, with_passkey: withPasskey }),
);

const session = statement<One>()((db, { id }) =>
  db.selectFrom('team_sessions').selectAll().where('id', '=', id),
);

const noteUse = statement<One & { now: Moment }>()((db, { id, now }) =>
  db.updateTable('team_sessions').set({ seen_at: now }).where('id', '=', id).where('ended_at', 'is', null),
);

const end = statement<One & { now: Moment }>()((db, { id, now }) =>
  db.updateTable('team_sessions').set({ ended_at: now }).where('id', '=', id).where('ended_at', 'is', null),
);

const raise = statement<One>()((db, { id }) =>
  db.updateTable('team_sessions').set({ with_passkey: 1 }).where('id', '=', id),
);

const remove = statement<One>()((db, { id }) => db.deleteFrom('team_sessions').where('id', '=', id));
const removeOf = statement<OfPerson>()((db, { person }) =>
  db.deleteFrom('team_sessions').where('person', '=', person),
);
const removeCodesOf = statement<OfPerson>()((db, { person }) =>
  db.deleteFrom('team_codes').where('person', '=', person),
);

const openPersons = statement<object>()((db) =>
  db
    .selectFrom('team_sessions')
    .select(['person', 'created_at', 'seen_at', 'ended_at'])
    .where('ended_at', 'is', null),
);

const endAll = statement<{ now: Moment; idle: Moment; old: Moment; ahead: Moment }>()(
  (db, { now, idle, old, ahead }) =>
    db
      .updateTable('team_sessions')
      .set({ ended_at: now })
      .where('ended_at', 'is', null)
      .where((eb) =>
        eb.or([eb('seen_at', '<=', idle), eb('created_at', '<=', old), eb('seen_at', '>', ahead)]),
      ),
);

const removeEnded = statement<{ before: Moment }>()((db, { before }) =>
  db.deleteFrom('team_sessions').where('ended_at', '<=', before),
);

const putDraft = statement<OfPerson & { now: Moment; keyId: string; sealed: Uint8Array }>()(
  (db, { person, now, keyId, sealed }) =>
    db
      .insertInto('team_drafts')
      .values({ person, at: now, key_id: keyId, sealed })
      .onConflict((conflict) => conflict.column('person').doUpdateSet({ at: now, key_id: keyId, sealed })),
);
const draft = statement<OfPerson>()((db, { person }) =>
  db.selectFrom('team_drafts').selectAll().where('person', '=', person),
);
const removeDraft = statement<OfPerson>()((db, { person }) =>
  db.deleteFrom('team_drafts').where('person', '=', person),
);
const removeDrafts = statement<{ before: Moment; after: Moment }>()((db, { before, after }) =>
  db.deleteFrom('team_drafts').where((eb) => eb.or([eb('at', '<=', before), eb('at', '>', after)])),
);

interface Times {
  created_at: Moment;
  seen_at: Moment;
  ended_at: Moment | null;
}

const isOpen = ({ created_at: created, seen_at: seen, ended_at: ended }: Times, now: Moment): boolean =>
  ended === null && seen > now - IDLE && created > now - LONGEST && seen <= now + SKEW;

const isKept = (at: Moment, now: Moment): boolean => at > now - KEPT && at <= now + SKEW;

export function teamSessionStore(engine: Engine, keys: Keys): TeamSessionStore {
  return {
    openSession: (id, { person, withPasskey }, now) =>
      engine.write(async (db) => {
        await insertSession.run(db, { id, person, now, withPasskey: withPasskey ? 1 : 0 });
      }),

    async useSession(id, now) {
      const row = await session.first(engine.reader, { id });
      if (!row) return { state: 'unknown' };
      const about = { person: row.person, withPasskey: row.with_passkey === 1 };
      if (isOpen(row, now)) {
        if (now - row.seen_at >= NOTE_EVERY) await engine.write((db) => noteUse.run(db, { id, now }));
        return { state: 'open', ...about };
      }
      if (row.ended_at === null) await engine.write((db) => end.run(db, { id, now }));
      return isKept(row.ended_at ?? now, now) ? { state: 'ended', ...about } : { state: 'unknown' };
    },

    raiseSession: (id) =>
      engine.write(async (db) => {
        await raise.run(db, { id });
      }),

    closeSession: (id) =>
      engine.write(async (db) => {
        await remove.run(db, { id });
      }),

    closeSessionsOf: (persons) =>
      engine.write(async (db) => {
        let closed = 0;
        for (const person of persons) {
          closed += await removeOf.run(db, { person });
          await removeCodesOf.run(db, { person });
          await removeDraft.run(db, { person });
        }
        return closed;
      }),

    signedIn: async (now) =>
      (await openPersons.all(engine.reader, {}))
        .filter((row) => isOpen(row, now))
        .map(({ person }) => person),

    keepDraft: (person, kept, now) =>
      engine.write(async (db) => {
        const { keyId, bytes } = seal(keys, rowName('team_drafts', person), kept);
        await putDraft.run(db, { person, now, keyId, sealed: bytes });
      }),

    async draftOf(person, now) {
      const row = await draft.first(engine.reader, { person });
      if (!row || !isKept(row.at, now)) return undefined;
      const sealed = { keyId: row.key_id, bytes: row.sealed };
      return open(keys, rowName('team_drafts', person), sealed) as TeamDraft;
    },

    dropDraft: (person) =>
      engine.write(async (db) => {
        await removeDraft.run(db, { person });
      }),

    forgetTeamAccess: (now) =>
      engine.write(async (db) => {
        await forgetCodes(db, now);
        await endAll.run(db, { now, idle: now - IDLE, old: now - LONGEST, ahead: now + SKEW });
        await removeEnded.run(db, { before: now - KEPT });
        await removeDrafts.run(db, { before: now - KEPT, after: now + SKEW });
      }),
  };
}

import { randomUUID } from 'node:crypto';
import { addDays, DAY, HOUR, MINUTE } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { Engine } from './engine.ts';
import { statement } from './statement.ts';

/** What a server tells the others of itself. */
export interface RunningServer {
  /** A hash of the pages that it serves. */
  site: string;
  /** The ids of its keys, the current one first. */
  keyIds: string[];
}

/** `claimed`: this server runs the job now. `busy`: another one does. `done`: it is done for that day. */
export type Claim = 'claimed' | 'busy' | 'done';

/** The part of the store by which servers that share a database know of each other. */
export interface GroupStore {
  /** Says that this server runs. */
  checkIn(self: RunningServer, now: Moment): Promise<void>;
  /** The servers that said so lately, this one too. */
  runningServers(now: Moment): Promise<RunningServer[]>;
  /** Says that this server stops. */
  checkOut(): Promise<void>;
  /**
   * Takes a job for this server, unless another server is running it or it was done for that day. Without a day it can be
   * run again at any time, by one server at a time. A server that never ends its job loses it.
   *
   * @param lease after how many milliseconds, ten minutes if it is not given
   */
  claimJob(job: string, day: Day | undefined, now: Moment, lease?: number): Promise<Claim>;
  /** Gives the job back. With a day, it is done for that day. */
  endJob(job: string, day: Day | undefined): Promise<void>;
}

/** A server is not running any more if it has not said so for this long. It says so every minute. */
const SILENT = 3 * MINUTE;
/** Longer than a job takes. */
const JOB_LEASE = 10 * MINUTE;
/** Sorts after every day, and after the empty text of a job without one. */
const NO_DAY = 'none';

const upsertServer = statement<{ id: string; now: Moment; site: string; keyIds: string }>()(
  (db, { id, now, site, keyIds }) =>
    db
      .insertInto('servers')
      .values({ id, seen_at: now, site, key_ids: keyIds })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: now, site, key_ids: keyIds })),
);

const forgetServers = statement<{ before: Moment }>()((db, { before }) =>
  db.deleteFrom('servers').where('seen_at', '<', before),
);

const recentServers = statement<{ since: Moment; until: Moment }>()((db, { since, until }) =>
  db
    .selectFrom('servers')
    .select(['site', 'key_ids'])
    .where('seen_at', '>', since)
    .where('seen_at', '<', until)
    .orderBy('id'),
);

const removeServer = statement<{ id: string }>()((db, { id }) =>
  db.deleteFrom('servers').where('id', '=', id),
);

interface NewClaim {
  job: string;
  day: string;
  nextDay: string;
  now: Moment;
  until: Moment;
  tooFar: Moment;
  server: string;
}

/** A day or a lease that is too far ahead was written by a clock that ran ahead. */
const claim = statement<NewClaim>()((db, { job, day, nextDay, now, until, tooFar, server }) =>
  db
    .insertInto('job_runs')
    .values({ job, done_for: '', leased_until: until, server })
    .onConflict((conflict) =>
      conflict
        .column('job')
        .doUpdateSet({ leased_until: until, server })
        .where((eb) =>
          eb.or([
            eb('job_runs.leased_until', 'is', null),
            eb('job_runs.leased_until', '<=', now),
            eb('job_runs.leased_until', '>', tooFar),
          ]),
        )
        .where((eb) => eb.or([eb('job_runs.done_for', '<', day), eb('job_runs.done_for', '>', nextDay)])),
    ),
);

const doneFor = statement<{ job: string }>()((db, { job }) =>
  db.selectFrom('job_runs').select('done_for').where('job', '=', job),
);

const end = statement<{ job: string; server: string }>()((db, { job, server }) =>
  db.updateTable('job_runs').set({ leased_until: null }).where('job', '=', job).where('server', '=', server),
);

const endFor = statement<{ job: string; server: string; day: Day }>()((db, { job, server, day }) =>
  db
    .updateTable('job_runs')
    .set({ leased_until: null, done_for: day })
    .where('job', '=', job)
    .where('server', '=', server),
);

/** The id by which a server is known to the others: new at each start. */
export const newServerId = (): string => randomUUID();

/** @param id this server's */
export function groupStore(engine: Engine, id: string): GroupStore {
  return {
    checkIn: ({ site, keyIds }, now) =>
      engine.write(async (db) => {
        await upsertServer.run(db, { id, now, site, keyIds: keyIds.join(' ') });
        await forgetServers.run(db, { before: now - DAY });
      }),

    runningServers: async (now) =>
      (await recentServers.all(engine.reader, { since: now - SILENT, until: now + HOUR })).map((row) => ({
        site: row.site,
        keyIds: row.key_ids.split(' '),
      })),

    checkOut: () =>
      engine.write(async (db) => {
        await removeServer.run(db, { id });
      }),

    claimJob: (job, day, now, lease = JOB_LEASE) =>
      engine.write(async (db) => {
        const claimed = await claim.run(db, {
          job,
          day: day ?? NO_DAY,
          nextDay: day === undefined ? NO_DAY : addDays(day, 1),
          now,
          until: now + lease,
          tooFar: now + 2 * JOB_LEASE,
          server: id,
        });
        if (claimed > 0) return 'claimed';
        const done = (await doneFor.first(db, { job }))?.done_for ?? '';
        return day !== undefined && done >= day ? 'done' : 'busy';
      }),

    endJob: (job, day) =>
      engine.write(async (db) => {
        if (day === undefined) await end.run(db, { job, server: id });
        else await endFor.run(db, { job, server: id, day });
      }),
  };
}

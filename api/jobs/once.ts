import { dayInLondon, MINUTE } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { describeFault, isStoreFault } from '../store/fault.ts';
import type { GroupStore } from '../store/group.ts';

/** Runs a job, logs its failure or that the store is unavailable, and says whether it succeeded. */
export type Attempt = (job: string, work: () => Promise<unknown>) => Promise<boolean>;

export const attemptJob =
  (log: Log): Attempt =>
  async (job, work) => {
    try {
      await work();
      return true;
    } catch (error) {
      if (isStoreFault(error)) log('store.unavailable', describeFault(error));
      else log('job.failed', { job, error: error instanceof Error ? error.message : 'unknown' });
      return false;
    }
  };

/**
 * Longer than one run of nearly every such job. After it another server may do the same work, which wastes time and does
 * no harm. A server that was killed at work holds the others up for so long.
 */
const LEASE = 2 * MINUTE;

/** Runs a job unless another server is running it. Without it there is nothing to wait for: the other one does the work. */
export async function byOneServer(
  { store, clock }: { store: GroupStore; clock: Clock },
  job: string,
  work: () => Promise<number>,
): Promise<number> {
  if ((await store.claimJob(job, undefined, clock.now(), LEASE)) !== 'claimed') return 0;
  try {
    return await work();
  } finally {
    await store.endJob(job, undefined);
  }
}

/** Returns what runs a job once on each day in London, on one of the servers. A job that failed runs again next time. */
export function dailyJobs(
  { store, clock }: { store: GroupStore; clock: Clock },
  attempt: Attempt,
): (job: string, work: () => Promise<unknown>) => Promise<void> {
  /** The day for which each job is known to be done, so that not every round has to ask. */
  const doneFor = new Map<string, Day>();
  return async (job, work) => {
    const today = dayInLondon(clock.now());
    if (doneFor.get(job) === today) return;
    const [name = job] = job.split(' ');
    await attempt(name, async () => {
      const claim = await store.claimJob(job, today, clock.now());
      if (claim === 'claimed') {
        const isDone = await attempt(name, work);
        await store.endJob(job, isDone ? today : undefined);
        if (!isDone) return;
      }
      if (claim !== 'busy') doneFor.set(job, today);
    });
  };
}

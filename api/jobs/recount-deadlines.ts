import { setImmediate } from 'node:timers/promises';
import { dayInLondon } from '../base/calendar.ts';
import { standing } from '../casework/record.ts';
import type { CaseworkDependencies } from '../casework/record.ts';
import type { OpenCase } from '../store/case-store.ts';

/** Cases read at once, which takes some milliseconds. */
const BATCH = 100;

/**
 * Recalculates the due dates of all open cases, because a bank holiday may have been proclaimed or a rule corrected. A
 * change is recorded as an event with the old and new date. Returns the number of dates changed.
 */
export async function recountDeadlines({
  store,
  clock,
}: Omit<CaseworkDependencies, 'messages'>): Promise<number> {
  const now = clock.now();
  const today = dayInLondon(now);
  let moved = 0;
  // A case whose date moves back may come twice, and is then as it should be.
  for (let after: OpenCase | undefined, more = true; more;) {
    const batch = await store.openCasesAfter(after, BATCH);
    for (const open of batch) if (standing(open).dueOn !== open.dueOn && (await recount(open.id))) moved += 1;
    after = batch.at(-1);
    more = batch.length === BATCH;
    // Pages and forms are served between two batches.
    await setImmediate();
  }
  return moved;

  async function recount(id: string): Promise<boolean> {
    const outcome = await store.change(id, now, (request) => {
      const current = standing(request);
      if (current.dueOn === request.dueOn || request.closedOn !== undefined)
        return { refused: 'same' } as const;
      const event = {
        what: 'case.deadline-moved' as const,
        on: today,
        reason: `${request.dueOn} → ${current.dueOn}`,
      };
      return { event, mails: [], ...current, closedOn: undefined };
    });
    return outcome !== undefined && !('refused' in outcome);
  }
}

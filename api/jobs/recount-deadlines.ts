import { dayInLondon } from '../base/calendar.ts';
import { standing } from '../casework/record.ts';
import type { CaseworkDependencies } from '../casework/record.ts';

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
  for (const open of await store.openCases()) {
    if (standing(open).dueOn === open.dueOn) continue;
    const outcome = await store.change(open.id, now, (request) => {
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
    if (outcome && !('refused' in outcome)) moved += 1;
  }
  return moved;
}

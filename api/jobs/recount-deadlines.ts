import { dayInLondon } from '../base/calendar.ts';
import { standing } from '../casework/record.ts';
import type { CaseworkDependencies } from '../casework/record.ts';

/**
 * Counts the dates of all open cases anew: a bank holiday may have been proclaimed, or a rule put right. A date that
 * moves is an event, so that the register says when and from where. Returns how many moved.
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
      const stands = standing(request);
      if (stands.dueOn === request.dueOn || request.closedOn !== undefined)
        return { refused: 'same' } as const;
      const event = {
        what: 'case.deadline-moved' as const,
        on: today,
        reason: `${request.dueOn} → ${stands.dueOn}`,
      };
      return { event, mails: [], ...stands, closedOn: undefined };
    });
    if (outcome && !('refused' in outcome)) moved += 1;
  }
  return moved;
}

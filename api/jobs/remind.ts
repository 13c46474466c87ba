import { addDays, dayInLondon } from '../base/calendar.ts';
import { teamReminder } from '../mail/team-reminder.ts';
import type { CaseworkDependencies } from '../casework/record.ts';

/**
 * Days before a due date that the team is reminded. It is reminded again on the day after, if the case is still open.
 */
const AHEAD = 7;

/** Queues a reminder of cases that are due soon or overdue. Returns the number of cases in it. */
export async function remindTeam({ store, messages, clock }: CaseworkDependencies): Promise<number> {
  const now = clock.now();
  const today = dayInLondon(now);
  const due = await store.remindersDue(today, addDays(today, AHEAD));
  if (due.length === 0) return 0;
  return (await store.addReminder(due, today, now, teamReminder(messages, due, today))) ? due.length : 0;
}

import { addDays, dayInLondon } from '../base/calendar.ts';
import { teamReminder } from '../mail/team-reminder.ts';
import type { CaseworkDependencies } from '../casework/record.ts';

/** So many days before a date the team is reminded of it; and once more on the day after, if the case is still open. */
const AHEAD = 7;

/** Puts a reminder of cases whose day is near or has passed into the outbox. Returns how many it tells of. */
export async function remindTeam({ store, messages, clock }: CaseworkDependencies): Promise<number> {
  const now = clock.now();
  const today = dayInLondon(now);
  const due = await store.remindersDue(today, addDays(today, AHEAD));
  if (due.length > 0) await store.addReminder(due, today, now, teamReminder(messages, due, today));
  return due.length;
}

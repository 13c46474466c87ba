import { canonicalEmail } from '../../content/email-address.ts';
import { addDays, dayInLondon, daysFrom } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { teamReminder } from '../mail/team-reminder.ts';
import type { CaseworkDependencies } from '../casework/record.ts';

/**
 * Days before a due date that the team is reminded. It is reminded again on the day after, and each week from then on,
 * while the case is open.
 */
const AHEAD = 7;
/** Days after a due date from which the leads are reminded too. */
const LEADS_AFTER = 8;

/** Queues reminders of cases that are due soon or overdue. Returns the number of cases in them. */
export async function remindTeam({ store, messages, clock }: CaseworkDependencies): Promise<number> {
  const now = clock.now();
  const today = dayInLondon(now);
  const due = await store.remindersDue(today, addDays(today, AHEAD));
  if (due.length === 0) return 0;
  const ignored = due.filter(({ dueOn }) => daysFrom(dueOn, today) >= LEADS_AFTER);
  const mails = [teamReminder(messages, due, today), ...toLeads(messages, ignored, today)];
  return (await store.addReminder(due, today, now, mails)) ? due.length : 0;
}

function toLeads(messages: MessageDependencies, ignored: StoredRequest[], today: Day) {
  if (ignored.length === 0) return [];
  const team = canonicalEmail(messages.clinic.requestsTeam.email);
  return (messages.team.read()?.people ?? [])
    .filter(({ role, email }) => role === 'lead' && canonicalEmail(email) !== team)
    .map(({ email }) => teamReminder(messages, ignored, today, email));
}

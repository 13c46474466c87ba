import { canonicalEmail } from '../../content/email-address.ts';
import { addDays, dayInLondon, daysFrom } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import { dueOf, onceMailed } from '../domain/deadline/due-of.ts';
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
  const found = await store.remindersDue(today, addDays(today, AHEAD));
  const due = found.filter((request) => !isBeingAcknowledged(request, now));
  if (due.length === 0) return 0;
  const ignored = due.filter(({ dueOn }) => daysFrom(dueOn, today) >= LEADS_AFTER);
  const mails = [teamReminder(messages, due, today), ...toLeads(messages, ignored, today)];
  return (await store.addReminder(due, today, now, mails)) ? due.length : 0;
}

/** How long the email that acknowledges a new complaint may take before the team is asked to acknowledge it. */
const ONE_HOUR = 60 * 60 * 1000;

/** Whether the email that acknowledges a complaint is still going out, so that the team has nothing to do about it. */
function isBeingAcknowledged(request: StoredRequest, now: Moment): boolean {
  if (now - request.receivedAt >= ONE_HOUR) return false;
  const mailed = onceMailed(request, dayInLondon(now));
  return dueOf(request).task === 'acknowledge' && dueOf(mailed).task !== 'acknowledge';
}

function toLeads(messages: MessageDependencies, ignored: StoredRequest[], today: Day) {
  if (ignored.length === 0) return [];
  const team = canonicalEmail(messages.clinic.requestsTeam.email);
  return (messages.team.read()?.people ?? [])
    .filter(({ role, email }) => role === 'lead' && canonicalEmail(email) !== team)
    .map(({ email }) => teamReminder(messages, ignored, today, email));
}

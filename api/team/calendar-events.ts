import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import type { DayEvent } from './icalendar.ts';

/** The date of an open case in the calendar: its kind and reference, and nothing about anyone. */
export function calendarEvent(
  { words, url }: Pick<MessageDependencies, 'words' | 'url'>,
  request: StoredRequest,
): DayEvent {
  const { kind, reference, events, receivedAt } = request;
  const { task, due, waiting } = dueOf(request);
  const { summary, tasks } = words.teamCalendar;
  return {
    uid: `${reference}@${new URL(url('/')).hostname}`,
    on: due,
    summary: fill(summary, {
      task: tasks[waiting.length > 0 ? 'waiting' : task],
      kind: words.mails.teamRequest.heading[kind],
      reference,
    }),
    url: url(addresses.team.case(reference)),
    changedAt: events.at(-1)?.at ?? receivedAt,
  };
}

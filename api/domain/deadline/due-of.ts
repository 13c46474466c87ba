import { requesterIn } from '../../../content/forms/who-asks.ts';
import type { Day } from '../../base/calendar.ts';
import type { StoredRequest } from '../case.ts';
import { acknowledgedBy } from './complaint.ts';
import { dueDate } from './due-date.ts';
import type { DeadlineFacts, DueDate } from './facts.ts';
import { effectiveEvents } from '../corrections.ts';

/** Dates of requests without events: the same for all of a kind and nation on one day (decision 0033). */
const withoutEvents = new Map<string, DueDate>();

/** The due date of a request, calculated from its events. */
export function dueOf(
  request: Pick<StoredRequest, 'kind' | 'nation' | 'receivedOn' | 'events' | 'answers'>,
): DueDate {
  const facts = factsOf(request);
  if (facts.events.length > 0) return dueDate(facts);
  const key = [facts.kind, facts.nation, facts.receivedOn, facts.deceased].join(' ');
  const date = withoutEvents.get(key) ?? dueDate(facts);
  withoutEvents.set(key, date);
  return date;
}

/** The due date of a complaint once its acknowledgement is queued. For other kinds, the current due date. */
export const dueOnceAcknowledged = (request: Parameters<typeof dueOf>[0], on: Day): DueDate =>
  dueOf(onceAcknowledged(request, on));

/** A complaint with its acknowledgement added as an event. Other kinds are returned unchanged. */
export function onceAcknowledged<R extends Pick<StoredRequest, 'kind' | 'events'>>(request: R, on: Day): R {
  const { kind, events } = request;
  if (kind !== 'complaint' || acknowledgedBy(events)) return request;
  return { ...request, events: [...events, { what: 'case.acknowledged', on, at: Date.parse(on) }] };
}

const factsOf = ({
  kind,
  nation,
  receivedOn,
  answers,
  events,
}: Parameters<typeof dueOf>[0]): DeadlineFacts => ({
  kind,
  nation,
  receivedOn,
  deceased: requesterIn(answers) === 'deceased',
  events: effectiveEvents(events),
});

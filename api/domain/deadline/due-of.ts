import { requesterIn } from '../../../content/forms/who-asks.ts';
import type { Day } from '../../base/calendar.ts';
import type { StoredRequest } from '../case.ts';
import { acknowledgedBy } from './complaint.ts';
import { dueDate } from './due-date.ts';
import type { DeadlineFacts, DueDate } from './facts.ts';
import { hasBounced } from '../bounces.ts';
import { effectiveEvents } from '../corrections.ts';
import { ACKNOWLEDGEMENT_WITHHELD } from '../done-when-received.ts';

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

/** The due date of a complaint once its acknowledgement is sent. For other kinds, the current due date. */
export const dueOnceAcknowledged = (request: Parameters<typeof dueOf>[0], on: Day): DueDate =>
  dueOf(onceAcknowledged(request, on));

/** A complaint with its acknowledgement added as an event. Other kinds are returned unchanged. */
export function onceAcknowledged<R extends Pick<StoredRequest, 'kind' | 'events'>>(request: R, on: Day): R {
  const { kind, events } = request;
  if (kind !== 'complaint' || acknowledgedBy(effectiveEvents(events))) return request;
  return { ...request, events: [...events, { what: 'case.acknowledged', on, at: Date.parse(on) }] };
}

/**
 * A complaint whose acknowledgement goes out by email in these minutes, as it is after that. For what the team is told
 * when a complaint comes. If the email cannot be sent or does not arrive, the complaint is to be acknowledged again.
 */
export function onceMailed(request: StoredRequest, today: Day): StoredRequest {
  const { answers, closedOn, events } = request;
  const isWithheld = events.some(({ what }) => what === ACKNOWLEDGEMENT_WITHHELD);
  const isMailed = answers['email'] !== undefined && !isWithheld && !hasBounced(request);
  return closedOn === undefined && isMailed ? onceAcknowledged(request, today) : request;
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

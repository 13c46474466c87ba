import { requesterIn } from '../../../content/forms/who-asks.ts';
import type { Day } from '../../base/calendar.ts';
import type { StoredRequest } from '../case.ts';
import { acknowledgedBy } from './complaint.ts';
import { dueDate } from './due-date.ts';
import type { DeadlineFacts, DueDate } from './facts.ts';
import { effectiveEvents } from '../corrections.ts';

/** The date of a request, counted anew from all that happened to it. */
export const dueOf = (
  request: Pick<StoredRequest, 'kind' | 'nation' | 'receivedOn' | 'events' | 'answers'>,
): DueDate => dueDate(factsOf(request));

/** The date of a complaint once its acknowledgement is on its way; of anything else, the date that it has. */
export const dueOnceAcknowledged = (request: Parameters<typeof dueOf>[0], on: Day): DueDate =>
  dueOf(onceAcknowledged(request, on));

/** A complaint as it stands once its acknowledgement is on its way; anything else, as it is. */
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

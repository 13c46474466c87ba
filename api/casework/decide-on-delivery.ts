import { dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { NewEvent, StoredRequest } from '../domain/case.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { EventDetails } from '../domain/event-details.ts';
import type { EventType } from '../domain/events.ts';
import type { Change } from '../store/case-store.ts';
import type { DeliveryAct } from '../store/delivery-store.ts';
import type { NewMail } from '../store/mails.ts';
import { refusedFor, standing } from './record.ts';
import type { CaseworkDependencies, Refused } from './record.ts';
import { refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';

/** A change of a case that also changes its delivery. */
export type DeliveryChange = Change & { delivery: DeliveryAct };

/** What somebody on the team decides about a delivery. */
export interface Decision {
  by: string;
  /** How many events the case had when the form was shown. */
  seen: number | undefined;
}

/** An event about a delivery. */
export const eventOf = (
  what: EventType,
  on: Day,
  delivery: NonNullable<EventDetails['delivery']>,
): NewEvent => ({ what, on, details: { delivery } });

/** A change that moves no date. */
export const changeBy = (
  request: StoredRequest,
  event: NewEvent,
  delivery: DeliveryAct,
  mails: NewMail[] = [],
): DeliveryChange => ({ event, mails, ...standing(request), closedOn: request.closedOn, delivery });

/** Why a decision does not count: the case has changed since its form was shown. */
export const checkSeen = ({ events }: StoredRequest, seen: number | undefined): Refusal | undefined =>
  seen === undefined || seen === events.length ? undefined : refuse('moved');

/** Changes a case and its delivery, unless `decide` refuses. Returns why it was refused. Undefined if it was done. */
export async function decideOn(
  { store, messages, clock }: CaseworkDependencies,
  reference: string,
  decide: (request: StoredRequest, delivery: Delivery | undefined, today: Day) => DeliveryChange | Refusal,
): Promise<Refused | undefined> {
  const found = await store.findByReference(reference);
  if (!found) return refusedFor(refuse('unknown', { reference }), messages);
  const now = clock.now();
  const outcome = await store.changeDelivery<Refusal>(found.id, now, (request, delivery) =>
    decide(request, delivery, dayInLondon(now)),
  );
  if (!outcome) throw new Error('A request that was just found is not there');
  return 'refused' in outcome ? refusedFor(outcome, messages) : undefined;
}

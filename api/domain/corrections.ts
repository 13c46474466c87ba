import type { EventDetails } from './event-details.ts';
import { isOfTeam } from './events.ts';
import type { EventType } from './events.ts';

/*
 * The team can void an event recorded by mistake. Events are never deleted, but a voided event no longer has any
 * effect. Each `case.voided` voids the latest event of the team that is still effective. An acknowledgement whose email
 * did not arrive has no effect either.
 */

interface Entry {
  what: EventType;
  by?: string;
  details?: EventDetails;
}

/** The events without those that no longer have any effect. */
export function effectiveEvents<E extends Entry>(events: readonly E[]): E[] {
  return withoutVoidedBounces(events).reduce<E[]>((effective, event) => {
    const taken = indexUndoneBy(event, effective);
    if (taken === undefined) return [...effective, event];
    const others = effective.filter((_, index) => index !== taken);
    return event.what === 'case.voided' ? others : [...others, event];
  }, []);
}

/** A voided bounce goes first, so that an acknowledgement that it undid counts again. */
function withoutVoidedBounces<E extends Entry>(events: readonly E[]): readonly E[] {
  if (!events.some(({ details }) => details?.voids === 'bounce')) return events;
  return events.reduce<E[]>((kept, event) => {
    if (event.details?.voids !== 'bounce') return [...kept, event];
    const taken = kept.findLastIndex(isBounceOfTeam);
    return kept.filter((_, index) => index !== taken);
  }, []);
}

/** Which of the effective events an event undoes: -1 if there is none left, undefined if it undoes none by its type. */
function indexUndoneBy({ what: type }: Entry, effective: readonly Entry[]): number | undefined {
  if (type === 'case.voided') return effective.findLastIndex(({ what }) => isOfTeam(what));
  if (type === 'case.acknowledgement-bounced')
    return effective.findLastIndex(({ what }) => what === 'case.acknowledged');
  return undefined;
}

/** Whether a person on the team recorded that an email did not arrive. Candour records nearly all bounces itself. */
export const isBounceOfTeam = ({ what, by }: Entry): boolean =>
  by !== undefined && (what === 'case.bounced' || what === 'case.acknowledgement-bounced');

/**
 * The event that another `case.voided` would void. An acknowledgement cannot be voided, because the person already has
 * it. A `case.voided` that voids a bounce must say so in its `details`.
 */
export function lastVoidable<E extends Entry>(events: readonly E[]): E | undefined {
  const last = effectiveEvents(events).findLast((event) => isOfTeam(event.what) || isBounceOfTeam(event));
  return last?.what === 'case.acknowledged' ? undefined : last;
}

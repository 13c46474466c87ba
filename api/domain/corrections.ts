import { isOfTeam } from './events.ts';
import type { EventType } from './events.ts';

/*
 * The team can void an event recorded by mistake. Events are never deleted, but a voided event no longer has any
 * effect. Each `case.voided` voids the latest event of the team that is still effective. An acknowledgement whose email
 * did not arrive has no effect either.
 */

type Entry = { what: EventType };

/** The events without those that no longer have any effect. */
export function effectiveEvents<E extends Entry>(events: readonly E[]): E[] {
  return events.reduce<E[]>((effective, event) => {
    const taken = indexUndoneBy(event, effective);
    if (taken === undefined) return [...effective, event];
    const others = effective.filter((_, index) => index !== taken);
    return event.what === 'case.voided' ? others : [...others, event];
  }, []);
}

/** Which of the effective events an event undoes: -1 if there is none left, undefined if it undoes none by its type. */
function indexUndoneBy({ what: type }: Entry, effective: readonly Entry[]): number | undefined {
  if (type === 'case.voided') return effective.findLastIndex(({ what }) => isOfTeam(what));
  if (type === 'case.acknowledgement-bounced')
    return effective.findLastIndex(({ what }) => what === 'case.acknowledged');
  return undefined;
}

/**
 * The event that another `case.voided` would void. An acknowledgement cannot be voided, because the person already has
 * it.
 */
export function lastVoidable<E extends Entry>(events: readonly E[]): E | undefined {
  const last = effectiveEvents(events).findLast(({ what }) => isOfTeam(what));
  return last?.what === 'case.acknowledged' ? undefined : last;
}

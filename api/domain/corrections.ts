import { isOfTeam } from './events.ts';
import type { EventType } from './events.ts';

/*
 * The team can void an event recorded by mistake. Events are never deleted, but a voided event no longer has any
 * effect. Each `case.voided` voids the latest event of the team that is still effective.
 */

type Entry = { what: EventType };

/** The events without the voided ones. */
export function effectiveEvents<E extends Entry>(events: readonly E[]): E[] {
  return events.reduce<E[]>((effective, event) => {
    if (event.what !== 'case.voided') return [...effective, event];
    const taken = effective.findLastIndex(({ what }) => isOfTeam(what));
    return effective.filter((_, index) => index !== taken);
  }, []);
}

/**
 * The event that another `case.voided` would void. An acknowledgement cannot be voided, because the person already has
 * it.
 */
export function lastVoidable<E extends Entry>(events: readonly E[]): E | undefined {
  const last = effectiveEvents(events).findLast(({ what }) => isOfTeam(what));
  return last?.what === 'case.acknowledged' ? undefined : last;
}

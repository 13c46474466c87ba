import { isRecordable } from './events.ts';
import type { EventType } from './events.ts';

/*
 * What the team recorded by mistake it can take back: nothing is ever removed from the register, but what was taken back
 * counts no more. Each “mistaken” takes back the latest entry of the team that still stands.
 */

type Entry = { what: EventType };

/** What happened, without what was taken back. */
export function effectiveEvents<E extends Entry>(events: readonly E[]): E[] {
  return events.reduce<E[]>((standing, event) => {
    if (event.what !== 'case.voided') return [...standing, event];
    const taken = standing.findLastIndex(({ what }) => isRecordable(what));
    return standing.filter((_, index) => index !== taken);
  }, []);
}

/** What another “mistaken” would take back. An acknowledgement stays: the person has it in their hands. */
export function lastVoidable<E extends Entry>(events: readonly E[]): E | undefined {
  const last = effectiveEvents(events).findLast(({ what }) => isRecordable(what));
  return last?.what === 'case.acknowledged' ? undefined : last;
}

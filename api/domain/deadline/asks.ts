import { compareDays } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import type { Ask, ClockEvent } from './facts.ts';

/** The events in the order of their days; those of one day in the order in which they were recorded. */
export const inOrder = (events: readonly ClockEvent[]): ClockEvent[] =>
  events.toSorted((a, b) => compareDays(a.on, b.on));

/** What an event asks for or brings, by its name: `identity-asked`, `clarification-received`. */
export function readAsk(what: string): { subject: string; act: 'asked' | 'received' } | undefined {
  const [, subject = '', act] = /^(\w+)-(asked|received)$/.exec(what) ?? [];
  return act === 'asked' || act === 'received' ? { subject, act } : undefined;
}

/** The ask that is still open, if one is: there is never more than one about the same thing. */
export const openAsk = <T extends Ask>(asks: readonly T[]): T | undefined =>
  asks.find(({ received }) => received === undefined);

/** The latest of some days. */
export const latest = (first: Day, ...others: Day[]): Day =>
  others.reduce((late, day) => (compareDays(day, late) > 0 ? day : late), first);

import { compareDays } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import type { Ask, DeadlineEvent } from './facts.ts';

/** The events in the order of their days; those of one day in the order in which they were recorded. */
export const inOrder = (events: readonly DeadlineEvent[]): DeadlineEvent[] =>
  events.toSorted((a, b) => compareDays(a.on, b.on));

/** The ask that is still open, if one is: there is never more than one about the same thing. */
export const openAsk = <T extends Ask>(asks: readonly T[]): T | undefined =>
  asks.find(({ received }) => received === undefined);

/** The latest of some days. */
export const latest = (first: Day, ...others: Day[]): Day =>
  others.reduce((late, day) => (compareDays(day, late) > 0 ? day : late), first);

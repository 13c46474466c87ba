import { addDays, compareDays } from '../../base/calendar.ts';
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

/**
 * The days that do not count because the clinic had asked what exactly is wanted (UK GDPR Art 12A, DPA 2018 s.54(3C)).
 * Read strictly, the day of the question counts and the day of the answer does not; the section's words leave out both.
 * Days before the start are no part of the time and are not added to it. A question without an answer adds none yet.
 */
export function pausedDays(pauses: readonly Ask[], start: Day): { cautious: number; literal: number } {
  const cautious = new Set<Day>();
  const literal = new Set<Day>();
  for (const { asked, received } of pauses) {
    if (received === undefined) continue;
    for (let day = latest(asked, start); compareDays(day, received) <= 0; day = addDays(day, 1)) {
      literal.add(day);
      if (compareDays(day, latest(asked, start)) > 0) cautious.add(day);
    }
  }
  return { cautious: cautious.size, literal: literal.size };
}

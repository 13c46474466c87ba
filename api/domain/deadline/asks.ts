import { addDays, compareDays } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import type { Ask, DeadlineEvent } from './facts.ts';

/** The events by day. Those of one day stay in the order in which they were recorded. */
export const inOrder = (events: readonly DeadlineEvent[]): DeadlineEvent[] =>
  events.toSorted((a, b) => compareDays(a.on, b.on));

/** The request to the person that is still open, if any. There is never more than one for the same thing. */
export const openAsk = <T extends Ask>(asks: readonly T[]): T | undefined =>
  asks.find(({ received }) => received === undefined);

/** The latest of the given days. */
export const latest = (first: Day, ...others: Day[]): Day =>
  others.reduce((late, day) => (compareDays(day, late) > 0 ? day : late), first);

/**
 * The days on which the clock stops because the clinic asked for clarification (UK GDPR Art 12A, DPA 2018 s.54(3C)). On
 * the cautious reading, the day of the question still counts and the day of the answer does not. The literal wording
 * leaves out both. Days before the start are not part of the period, so they are not added. An unanswered question adds
 * no days yet.
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

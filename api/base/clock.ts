import type { Moment } from './calendar.ts';

/** The time, passed in, so that a test can be in any week it needs. */
export interface Clock {
  now: () => Moment;
}

export const systemClock: Clock = { now: () => Date.now() };

import type { Moment } from './calendar.ts';

/** The time source. It is passed in, so that a test can choose the date. */
export interface Clock {
  now: () => Moment;
}

export const systemClock: Clock = { now: () => Date.now() };

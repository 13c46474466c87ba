import { MINUTE } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';

/**
 * The latest moment that counts as "by now". What seems to be later was written by a clock that ran ahead, and no limit
 * counts it until then. The minute allows for the clock of another server.
 */
export const soonest = (now: Moment): Moment => now + MINUTE;

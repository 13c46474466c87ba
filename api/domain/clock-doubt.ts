import { DAY } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';

/**
 * How far a clock may go on from the last moment that was known, in milliseconds, before somebody must say that it is
 * right. A server that was switched off for half a year (184 days at most) starts again by itself. A clock that is wrong
 * by more than a date typed wrongly in a month, such as one without a battery or with another epoch, is off by years.
 */
const LONGEST_GAP = 200 * DAY;

/**
 * How a clock compares with the last moment that was known. `ahead`: what is past its time may not be, so nothing may be
 * erased. `behind`: nothing is erased too early, but somebody should look.
 */
export type ClockState = 'plausible' | 'ahead' | 'behind';

/** @param known undefined where nothing was ever stored */
export function judgeClock(known: Moment | undefined, now: Moment): ClockState {
  if (known === undefined) return 'plausible';
  if (now - known > LONGEST_GAP) return 'ahead';
  return known - now > LONGEST_GAP ? 'behind' : 'plausible';
}

import type { MiddlewareHandler } from 'hono';
import { dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';

/** How many receipts were not taken on this day, since this process began. Only a number: why, the log says. */
export interface Refusals {
  today: () => number;
  /** Counts each answer of the route below that is not a yes, a fault of the disk included. */
  count: MiddlewareHandler;
}

export function countRefusals(clock: Clock): Refusals {
  let day: Day | undefined;
  let refused = 0;
  const today = () => {
    const now = dayInLondon(clock.now());
    if (now !== day) refused = 0;
    day = now;
    return refused;
  };
  return {
    today,
    count: async (c, next) => {
      await next();
      // A site that asks for nothing answers 404 to whoever knocks.
      if (c.res.status >= 400 && c.res.status !== 404) refused = today() + 1;
    },
  };
}

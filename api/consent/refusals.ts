import type { Context, MiddlewareHandler } from 'hono';
import type { Words } from '../../content/words/words.ts';
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

/** Why a receipt or a visit is not taken, and how HTTP says it. */
const statuses = {
  malformed: 400,
  contradiction: 400,
  time: 400,
  unfit: 400,
  'no-page': 400,
  stale: 409,
  'too-long': 413,
  limited: 429,
} as const;

export type Reason = keyof typeof statuses;

/** Only a script ever reads this answer: a few words of data, and no page. */
export function refuse(c: Context, words: Words, reason: Reason): Response {
  c.header('Cache-Control', 'no-store');
  return c.json({ error: { reason, body: words.receipts[reason] } }, statuses[reason]);
}

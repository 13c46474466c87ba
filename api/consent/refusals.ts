import type { Context, MiddlewareHandler } from 'hono';
import type { Words } from '../../content/words/words.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';

/** How many receipts were rejected today, since this process started. The log has the reasons. */
export interface Refusals {
  today: () => number;
  /** Middleware that counts the error responses of its route, including those for disk faults. */
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
      // A site that does not ask for consent answers every client with 404.
      if (c.res.status >= 400 && c.res.status !== 404) refused = today() + 1;
    },
  };
}

/** The reasons for rejecting a receipt or a visit, with their HTTP status. */
const statuses = {
  malformed: 400,
  contradiction: 400,
  unfit: 400,
  'no-page': 400,
  stale: 409,
  'too-long': 413,
  limited: 429,
} as const;

export type Reason = keyof typeof statuses;

/** Responds with the reason as JSON, because only scripts read it. */
export function refuse(c: Context, words: Words, reason: Reason): Response {
  c.header('Cache-Control', 'no-store');
  return c.json({ error: { reason, body: words.receipts[reason] } }, statuses[reason]);
}

import type { Context } from 'hono';
import type { Words } from '../../content/words/words.ts';

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

import type { Clock } from './clock.ts';

/**
 * Asks at most once in `interval` milliseconds, however many want to know: those who come while a question is open share
 * it, and its answer holds for all until the interval is over. A failure is an answer too.
 */
export function sharedAnswer<T>(ask: () => Promise<T>, interval: number, clock: Clock): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined;
  let open = false;
  return () => {
    const now = clock.now();
    const isFresh = last !== undefined && now >= last.at && now - last.at < interval;
    if (last && (open || isFresh)) return last.answer;
    open = true;
    const answer = ask().finally(() => {
      open = false;
    });
    last = { at: now, answer };
    return answer;
  };
}

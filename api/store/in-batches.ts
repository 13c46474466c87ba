import type { Database } from './database.ts';

/** The most rows changed in one transaction, so that other requests wait for only a few milliseconds. */
export const BATCH = 500;

/**
 * Repeats a change, each time in a transaction of its own, until nothing is left to change. The event loop runs in
 * between.
 *
 * @param change changes at most `most` rows and says how many
 * @returns how many rows were changed in all
 */
export async function inBatches(db: Database, change: (most: number) => number): Promise<number> {
  let all = 0;
  for (;;) {
    const changed = await db.transaction(() => change(BATCH));
    all += changed;
    if (changed < BATCH) return all;
  }
}

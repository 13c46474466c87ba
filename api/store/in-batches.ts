import type { Database } from './database.ts';

/** So many rows at most change in one transaction, so that whoever comes meanwhile waits some milliseconds only. */
export const BATCH = 500;

/**
 * Repeats a change, each time in a transaction of its own and with others let through between, until there is nothing
 * left to change.
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

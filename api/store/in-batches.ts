import type { Db, Engine } from './engine.ts';

/** The most rows changed in one transaction, so that other requests wait for only a few milliseconds. */
export const BATCH = 500;

/**
 * Repeats a change, each time in a transaction of its own, until nothing is left to change. The event loop runs in
 * between.
 *
 * @param change changes at most `most` rows and says how many
 * @returns how many rows were changed in all
 */
export async function inBatches(
  engine: Engine,
  change: (db: Db, most: number) => Promise<number>,
): Promise<number> {
  let all = 0;
  for (;;) {
    const changed = await engine.write((db) => change(db, BATCH));
    all += changed;
    if (changed < BATCH) return all;
  }
}

/** A list in parts that fit into one statement. */
export function chunksOf<T>(list: T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / BATCH) }, (_, index) =>
    list.slice(index * BATCH, (index + 1) * BATCH),
  );
}

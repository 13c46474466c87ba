/** How calls are put together. */
interface Grouping<Item> {
  /** What an item must have to itself: two items with the same one are never in one group. */
  claims: (item: Item) => string[];
  /** The most items of a group. */
  most: number;
  /** How many groups run at a time. The next calls gather meanwhile. */
  atOnce: number;
}

/**
 * Puts calls together that come while others are worked on, so that a database is asked once for all of them. A call that
 * comes by itself is a group of one. Items with the same claim run one after another, in the order of their calls.
 *
 * @param work returns a result for each item, in the same order. Where it throws for a group, each item of it is tried by
 *   itself, so that one that fails takes no other with it
 * @param isOutage whether an error is an outage: then nothing is tried again, and the calls that wait fail too, because each
 *   would wait for as long as the group did
 */
export function inGroups<Item, Result>(
  work: (items: Item[]) => Promise<Result[]>,
  isOutage: (error: unknown) => boolean,
  { claims, most, atOnce }: Grouping<Item>,
): Groups<Item, Result> {
  let waiting: Call<Item, Result>[] = [];
  let running = 0;
  let isPlanned = false;
  const underWay = new Set<Promise<Result>>();

  /** The calls of the next group. Those that must wait for one of them stay, and so do later ones with the same claim. */
  function takeGroup(): Call<Item, Result>[] {
    const claimed = new Set<string>();
    const group: Call<Item, Result>[] = [];
    waiting = waiting.filter((call) => {
      const own = claims(call.item);
      const isFree = group.length < most && own.every((claim) => !claimed.has(claim));
      for (const claim of own) claimed.add(claim);
      if (isFree) group.push(call);
      return !isFree;
    });
    return group;
  }

  function start(): void {
    isPlanned = false;
    while (waiting.length > 0 && running < atOnce) {
      running += 1;
      void runGroup(takeGroup()).finally(() => {
        running -= 1;
        plan();
      });
    }
  }

  /** Starts a group when this turn of the event loop is over: what else arrives in it belongs to the group. */
  function plan(): void {
    if (isPlanned || waiting.length === 0 || running >= atOnce) return;
    isPlanned = true;
    setImmediate(start);
  }

  async function runGroup(group: Call<Item, Result>[]): Promise<void> {
    try {
      const results = await work(group.map(({ item }) => item));
      group.forEach(({ done }, index) => {
        done(results[index] as Result);
      });
    } catch (error) {
      const isOver = isOutage(error);
      const failing = isOver ? group.concat(waiting.splice(0)) : group;
      if (isOver || group.length === 1) for (const { failed } of failing) failed(error);
      else for (const call of group) await runGroup([call]);
    }
  }

  return {
    call: (item) => {
      const result = new Promise<Result>((done, failed) => {
        waiting.push({ item, done, failed });
        plan();
      });
      underWay.add(result);
      void result
        .catch(() => undefined)
        .finally(() => {
          underWay.delete(result);
        });
      return result;
    },
    finish: async () => {
      await Promise.allSettled(underWay);
    },
  };
}

interface Groups<Item, Result> {
  call: (item: Item) => Promise<Result>;
  /** Resolves when all calls until now are settled. */
  finish: () => Promise<void>;
}

interface Call<Item, Result> {
  item: Item;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}

import { isLocked } from './fault.ts';

/*
 * A commit waits for the disk, so all writes of one turn of the event loop share a commit. If the commit fails, each
 * write is retried alone, so that one failure does not affect the others.
 */

interface Waiting {
  /** May be run twice: what the first run wrote was undone. */
  run: () => void;
  done: () => void;
  failed: (error: unknown) => void;
}

export interface SharedCommit {
  /** Runs `work` in the next commit. The promise settles when that is on disk, or was undone. */
  add: <T>(work: () => T) => Promise<T>;
  /** Commits what waits, now. */
  flush: () => void;
}

/** @param commit runs all of its steps in one transaction, or none of them: then it throws */
export function sharedCommit(commit: (steps: (() => void)[]) => void): SharedCommit {
  let queue: Waiting[] = [];

  function settle(batch: Waiting[]): void {
    try {
      commit(batch.map(({ run }) => run));
    } catch (error) {
      // Each retry would wait for the lock and block the event loop, so one wait is enough.
      if (batch.length === 1 || isLocked(error)) for (const { failed } of batch) failed(error);
      else for (const one of batch) settle([one]);
      return;
    }
    for (const { done } of batch) done();
  }

  function flush(): void {
    const batch = queue;
    queue = [];
    // A flush may have come first.
    if (batch.length > 0) settle(batch);
  }

  return {
    add: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        let result: T;
        queue.push({
          run: () => (result = work()),
          done: () => {
            resolve(result);
          },
          failed: reject,
        });
        if (queue.length === 1) setImmediate(flush);
      }),
    flush,
  };
}

import type { DatabaseSync } from 'node:sqlite';
import { isLocked } from '../fault.ts';
import { PATIENCE, RETRY } from './patience.ts';

/*
 * A commit waits for the disk, so transactions that come together share one. They run one after another, each in a
 * savepoint, so that one that fails takes no other with it. Nobody has an answer before the commit.
 */

/** The most transactions in one commit, so that the event loop runs in between. */
const MOST = 64;

export interface SharedCommit {
  /** Resolves when the caller's transaction may run: then it has the connection to itself until it calls `end`. */
  begin: () => Promise<void>;
  /** Ends the transaction. Resolves when it is on disk, or was undone. */
  end: (keep: boolean) => Promise<void>;
  /** Runs `work` outside all transactions. */
  between: <T>(work: () => T) => Promise<T>;
  /** Called with an error for which SQLite rolled back the whole commit, such as a full disk. */
  lost: (error: unknown) => void;
}

interface Waiting {
  since: number;
  start: () => void;
  failed: (error: unknown) => void;
  /** Whether it runs outside all transactions. */
  isBetween: boolean;
}

interface Ended {
  done: () => void;
  failed: (error: unknown) => void;
}

export function sharedCommit(db: DatabaseSync): SharedCommit {
  const waiting: Waiting[] = [];
  let ended: Ended[] = [];
  let members = 0;
  let isTaken = false;
  let fault: Error | undefined;

  function enter(isBetween: boolean): Promise<void> {
    return new Promise((start, failed) => {
      waiting.push({ since: performance.now(), start, failed, isBetween });
      if (!isTaken) next();
    });
  }

  /** Lets the next transaction run, or commits when none waits. */
  function next(): void {
    isTaken = true;
    if (fault !== undefined || members >= MOST || (members > 0 && waiting[0]?.isBetween)) commit();
    const first = waiting.shift();
    if (first) start(first);
    else if (members === 0) isTaken = false;
    // What else arrives in this turn of the event loop shares the commit.
    else
      setImmediate(() => {
        if (waiting.length === 0) commit();
        next();
      });
  }

  function start(it: Waiting): void {
    try {
      if (!it.isBetween) {
        if (members === 0) db.exec('BEGIN IMMEDIATE');
        db.exec('SAVEPOINT member');
        members++;
      }
    } catch (error) {
      if (isLocked(error) && performance.now() - it.since < PATIENCE) {
        waiting.unshift(it);
        setTimeout(next, RETRY);
      } else {
        it.failed(error);
        next();
      }
      return;
    }
    it.start();
  }

  function commit(): void {
    const all = ended;
    const why = fault;
    ended = [];
    members = 0;
    fault = undefined;
    try {
      if (why !== undefined) throw why;
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      for (const { failed } of all) failed(error);
      return;
    }
    for (const { done } of all) done();
  }

  function lost(error: unknown): void {
    fault ??= asError(error);
  }

  return {
    begin: () => enter(false),
    end: (keep) =>
      new Promise((done, failed) => {
        try {
          if (fault === undefined && !keep) db.exec('ROLLBACK TO member');
          if (fault === undefined) db.exec('RELEASE member');
        } catch (error) {
          lost(error);
        }
        // What is undone is not finished either before the lock is given back.
        ended.push({
          done,
          failed: (error) => {
            if (keep) failed(asError(error));
            else done();
          },
        });
        next();
      }),
    between: async (work) => {
      await enter(true);
      try {
        return work();
      } finally {
        next();
      }
    },
    lost,
  };
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

import { MINUTE, SECOND } from '../base/calendar.ts';
import type { Log } from '../base/log.ts';
import { describeFault, isStoreFault } from '../store/fault.ts';

const AFTER_FAILURE = 10 * SECOND;

/** The loop that runs the jobs until the server stops. */
export interface JobLoop {
  /** Starts the next round now, because something new is waiting. */
  wake: () => void;
  /** Stops after the current round. */
  stop: () => Promise<void>;
}

/**
 * Calls `round` repeatedly. It returns the milliseconds to wait until the next call, at most a minute.
 * An error is logged and the round is called again: one failure must not stop the mail.
 */
export function runJobLoop(round: () => Promise<number>, log: Log): JobLoop {
  const state = { stopped: false, woken: false };
  let wakeUp: () => void = () => undefined;

  async function run(): Promise<void> {
    while (!state.stopped) {
      state.woken = false;
      const rest = await round().catch((error: unknown) => {
        if (isStoreFault(error)) log('store.unavailable', describeFault(error));
        else log('jobs.failed', { error: error instanceof Error ? error.message : 'unknown' });
        return AFTER_FAILURE;
      });
      if (!isCalled(state)) await sleep(Math.min(rest, MINUTE));
    }
  }

  async function sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = run();
  return {
    wake: () => {
      state.woken = true;
      wakeUp();
    },
    stop: async () => {
      state.stopped = true;
      wakeUp();
      await running;
    },
  };
}

/** Checked after each round, because it may have been woken or stopped meanwhile. */
const isCalled = (state: { stopped: boolean; woken: boolean }): boolean => state.stopped || state.woken;

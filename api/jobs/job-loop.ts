import { MINUTE, SECOND } from '../base/calendar.ts';
import type { Log } from '../base/log.ts';

const AFTER_FAILURE = 10 * SECOND;

/** Work that goes round for as long as the server runs. */
export interface Rounds {
  /** Starts the next round now instead of later: something new is waiting. */
  wake: () => void;
  /** Ends after the round that is under way. */
  stop: () => Promise<void>;
}

/**
 * Does `round` again and again; it says how many milliseconds may pass until the next, at most a minute.
 * A round that throws is logged and tried again: mail must not stop because of one bad moment.
 */
export function goRound(round: () => Promise<number>, log: Log): Rounds {
  const state = { stopped: false, woken: false };
  let wakeUp: () => void = () => undefined;

  async function run(): Promise<void> {
    while (!state.stopped) {
      state.woken = false;
      const rest = await round().catch((error: unknown) => {
        log('round failed', { error: error instanceof Error ? error.message : 'unknown' });
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

/** Asked anew after each round: it may have been woken or stopped meanwhile. */
const isCalled = (state: { stopped: boolean; woken: boolean }): boolean => state.stopped || state.woken;

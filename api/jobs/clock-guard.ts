import { HOUR, writeMoment } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { judgeClock } from '../domain/clock-doubt.ts';
import type { ClockState } from '../domain/clock-doubt.ts';
import { describeFault, isStoreFault } from '../store/fault.ts';
import type { KnownTimeStore } from '../store/known-time.ts';

/** The least time between two writes of the known moment. */
const NOTE_EVERY = HOUR;

/**
 * Returns a function that says whether the jobs may go by the clock. While the clock is far ahead of the last moment that was known, what
 * erases, reminds or rebuilds waits until the clock is put right, or somebody confirms it with `npm run db -- confirm-clock`.
 * Each change is logged. While the store is unavailable, the last answer holds, and before the first one the answer is no.
 */
export function clockGuard({
  store,
  clock,
  log,
}: {
  store: KnownTimeStore;
  clock: Clock;
  log: Log;
}): () => Promise<boolean> {
  let last: ClockState | undefined;
  return async () => {
    try {
      await look();
    } catch (error) {
      if (!isStoreFault(error)) throw error;
      log('store.unavailable', describeFault(error));
    }
    return last !== undefined && last !== 'ahead';
  };

  async function look(): Promise<void> {
    const now = clock.now();
    const known = await store.knownTime();
    const state = judgeClock(known, now);
    if (state !== (last ?? 'plausible'))
      log(events[state], { clock: writeMoment(now), ...said(known, state) });
    last = state;
    if (state === 'plausible' && (known === undefined || now - known >= NOTE_EVERY))
      await store.noteTime(now);
  }
}

const events = {
  ahead: 'clock.ahead',
  behind: 'clock.behind',
  plausible: 'clock.plausible',
} as const satisfies Record<ClockState, string>;

const said = (known: number | undefined, state: ClockState): Record<string, string> => ({
  ...(known === undefined ? {} : { lastKnown: writeMoment(known) }),
  ...(state === 'plausible'
    ? {}
    : { message: 'Put the clock right. If it is right, run “npm run db -- confirm-clock DAY”.' }),
});

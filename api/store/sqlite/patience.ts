import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../base/calendar.ts';
import { isLocked } from '../fault.ts';

/** How long a statement is tried again while another process holds the lock, in milliseconds. */
export const PATIENCE = 2 * SECOND;
/** How long to wait between two tries, in milliseconds. SQLite itself would wait in the event loop. */
export const RETRY = 20;

/** Runs `work` again while another process holds the lock, for as long as there is patience. Then throws. */
export async function patiently<T>(work: () => T): Promise<T> {
  const since = performance.now();
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isLocked(error) || performance.now() - since >= PATIENCE) throw error;
    }
    await sleep(RETRY);
  }
}

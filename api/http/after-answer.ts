import type { Log } from '../base/log.ts';
import { describeFault, isStoreFault } from '../store/fault.ts';

/**
 * Runs work after the answer, so that the time of the answer says nothing about it. A failure is logged: nobody waits for
 * the work, and an error that nobody catches would end the server.
 */
export function afterAnswer(log: Log, work: () => Promise<void>): void {
  setImmediate(() => {
    work().catch((error: unknown) => {
      if (isStoreFault(error)) log('store.unavailable', describeFault(error));
      else
        log('error.unexpected', {
          name: error instanceof Error ? error.name : 'unknown',
          message: error instanceof Error ? error.message : String(error),
        });
    });
  });
}

import type { ConsentData } from './data.ts';
import type { Queue } from './queue.ts';

/** Sends the queued receipts, oldest first. Those that fail stay in the queue for the next page. */
export async function deliver({ queued, keep }: Queue, data: ConsentData): Promise<void> {
  for (const body of queued()) {
    try {
      const answer = await fetch(data.api.receipts, {
        method: 'POST',
        body: new URLSearchParams(body),
        keepalive: true,
        credentials: 'omit',
        signal: AbortSignal.timeout(20_000),
      });
      // Any other refusal is final: the receipt would be refused again. A rate limit or a server error is temporary.
      if (answer.status === 429 || answer.status >= 500) return;
    } catch {
      return;
    }
    keep(queued().filter((waiting) => waiting !== body));
  }
}

import type { ConsentData } from './data.ts';
import type { Queue } from './queue.ts';

/** Sends what waits, oldest first, and keeps what cannot be delivered for another page. */
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
      // A receipt that is refused as it stands would be refused for ever; too many, or a server in trouble, may pass.
      if (answer.status === 429 || answer.status >= 500) return;
    } catch {
      return;
    }
    keep(queued().filter((waiting) => waiting !== body));
  }
}

import type { ConsentData } from './data.ts';
import type { Queue } from './queue.ts';

/** How long a receipt without a known outcome waits before a page sends it again, in milliseconds. */
const UNKNOWN = 60_000;

/** Requests whose answer may set the server's copy of the choice. */
const answering = new Map<AbortController, string>();

/**
 * Sends the queued receipts, oldest first. Those that fail stay in the queue for the next page. While a receipt is being
 * sent, its entry ends with `#` and the time in milliseconds, so that no other page sends it. A refusal keeps that mark
 * where the request failed without an answer, as it does when its page is left: it may have arrived, and it has no
 * number by which the API could recognise it.
 *
 * The answer may set a cookie only for the latest receipt of this page. A late answer to an earlier one would bring
 * that choice back, so its request is abandoned.
 */
export async function deliver({ queued, keep, latest }: Queue, data: ConsentData): Promise<void> {
  for (const [request, body] of answering) if (body !== latest()) request.abort();
  const replace = (entry: string, ...others: string[]): void => {
    keep(queued().flatMap((one) => (one === entry ? others : [one])));
  };
  for (let entry = next(queued()); entry !== undefined; entry = next(queued())) {
    const [body = ''] = entry.split('#');
    const sent = `${body}#${Date.now()}`;
    replace(entry, sent);
    const status = await send(body, data, body === latest());
    // A rate limit or a server error is temporary. Any other refusal is final: the receipt would be refused again.
    const isFinal = status !== undefined && status !== 429 && status < 500;
    if (isFinal) replace(sent);
    else if (status !== undefined || new URLSearchParams(body).has('number')) replace(sent, body);
    if (!isFinal) return;
  }
}

/** Returns the first receipt that no page is sending. A time in the future comes from a clock that was put back. */
const next = (entries: string[]): string | undefined =>
  entries.find((entry) => !(Math.abs(Date.now() - Number(entry.split('#')[1])) < UNKNOWN));

/** Sends one receipt. Returns the status of the answer, or undefined if there is none. */
async function send(body: string, data: ConsentData, mayAnswer: boolean): Promise<number | undefined> {
  const request = new AbortController();
  const tooLong = setTimeout(() => {
    request.abort();
  }, 20_000);
  if (mayAnswer) answering.set(request, body);
  try {
    const { status } = await fetch(data.api.receipts, {
      method: 'POST',
      body: new URLSearchParams(body),
      keepalive: true,
      // Without credentials, browsers ignore the cookie of the answer. They always do on another website.
      credentials: mayAnswer ? 'same-origin' : 'omit',
      signal: request.signal,
    });
    return status;
  } catch {
    return undefined;
  } finally {
    clearTimeout(tooLong);
    answering.delete(request);
  }
}

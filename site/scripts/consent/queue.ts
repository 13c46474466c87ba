import { REFUSED } from './choice-rule.ts';
import type { CounterWord } from './choice-rule.ts';
import type { ConsentData } from './data.ts';

/** The visitor's action, as recorded in a receipt. */
export type Action = 'accept-all' | 'reject-all' | 'choose' | 'withdraw' | 'counter-off' | 'counter-on';

export interface Receipt {
  id: string;
  action: Action;
  granted: string[];
  counter: 'on' | 'off' | 'none';
  signal: boolean;
  /** When the choice that applies was made, and the visitor's own word on the counter, for the server's copy. */
  chosen: string | undefined;
  word: CounterWord;
}

const QUEUE = 'candour_receipts';

/** The queue of this page. `deliver.ts` is loaded only when there are receipts, and receives it as an argument. */
export interface Queue {
  queued: () => string[];
  keep: (bodies: string[]) => void;
  /** The receipt of the choice that applies, if it was made in this page: the server may keep a copy of it. */
  latest: () => string;
}

/**
 * Queues a receipt synchronously, so that it survives the page; `deliver.ts` sends it. A choice takes effect whether or
 * not its receipt can be sent.
 */
export function enqueue(receipt: Receipt, data: ConsentData): string {
  const { id, action, granted, counter, signal, chosen, word } = receipt;
  const fields = new URLSearchParams({
    id,
    action,
    revision: String(data.revision),
    noticeHash: data.noticeHash,
    granted: granted.join(','),
    counter,
    signal: signal ? 'gpc' : 'none',
    at: new Date().toISOString().replace(/\.\d+/, ''),
    ...(data.kept && { ...(chosen && { chosen }), ...(word && { word }) }),
  });
  // The number lets the API recognise a repeated delivery. A refusal gets none, because it must not identify anybody.
  if (id !== REFUSED) fields.set('number', randomNumber());
  const body = fields.toString();
  keep([...queued(), body]);
  return body;
}

let inMemory: string[] = [];

/** Returns the queued receipts, oldest first. */
export function queued(): string[] {
  try {
    const stored = JSON.parse(localStorage.getItem(QUEUE) ?? '[]') as unknown;
    return Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return inMemory;
  }
}

/** Replaces the queue. The limit stops a broken queue from growing for ever. */
export function keep(bodies: string[]): void {
  inMemory = bodies.slice(-50);
  try {
    if (inMemory.length > 0) localStorage.setItem(QUEUE, JSON.stringify(inMemory));
    else localStorage.removeItem(QUEUE);
  } catch {
    // If the browser blocks storage, the queue lasts as long as the page.
  }
}

const randomNumber = (): string => crypto.randomUUID().replaceAll('-', '').slice(-16);

import { REFUSED } from './engine.ts';
import type { ConsentData } from './data.ts';

/** What was done, in the words that the record keeps. */
export type Action = 'accept-all' | 'reject-all' | 'choose' | 'withdraw' | 'counter-off' | 'counter-on';

export interface Receipt {
  id: string;
  action: Action;
  granted: string[];
  counter: 'on' | 'off' | 'none';
  signal: boolean;
}

const QUEUE = 'candour_receipts';

/** What delivers receipts is fetched when there are any, and is handed the queue that this page works with. */
export interface Queue {
  queued: () => string[];
  keep: (bodies: string[]) => void;
}

/**
 * Puts a receipt in the queue, on the spot, so that it outlives the page; `deliver.ts` sends it. A choice never waits for
 * this, and never depends on it.
 */
export function enqueue({ id, action, granted, counter, signal }: Receipt, data: ConsentData): void {
  const fields = new URLSearchParams({
    id,
    action,
    revision: String(data.revision),
    texts: data.texts,
    granted: granted.join(','),
    counter,
    signal: signal ? 'gpc' : 'none',
    at: new Date().toISOString().replace(/\.\d+/, ''),
  });
  // Two deliveries of one yes are one receipt. Somebody who refuses gets no number of any kind.
  if (id !== REFUSED) fields.set('number', randomNumber());
  keep([...queued(), fields.toString()]);
}

let inMemory: string[] = [];

/** What waits to be sent, oldest first. */
export function queued(): string[] {
  try {
    const stored = JSON.parse(localStorage.getItem(QUEUE) ?? '[]') as unknown;
    return Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return inMemory;
  }
}

/** A year of changed minds is more than anybody has; a broken queue must not grow for ever. */
export function keep(bodies: string[]): void {
  inMemory = bodies.slice(-50);
  try {
    if (inMemory.length > 0) localStorage.setItem(QUEUE, JSON.stringify(inMemory));
    else localStorage.removeItem(QUEUE);
  } catch {
    // A browser that forbids storage keeps the queue as long as the page.
  }
}

const randomNumber = (): string => crypto.randomUUID().replaceAll('-', '').slice(-16);

import { writeSync } from 'node:fs';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inspect } from './inspect.ts';
import { takeNotes } from './notes.ts';
import type { Order } from './protocol.ts';

/*
 * The process that reads a file: `check-file.ts` starts it, without the network, without the keys of Candour, and with
 * nothing to write to but its answer.
 */
let order: Order | undefined;
let head = Buffer.alloc(0);
let file = Buffer.alloc(0);
let filled = 0;
for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
  let rest = chunk;
  if (order === undefined) {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\n');
    if (end < 0) continue;
    order = JSON.parse(head.toString('utf8', 0, end)) as Order;
    // Allocated once, because a file may be large.
    file = Buffer.alloc(order.size);
    rest = head.subarray(end + 1);
  }
  filled += rest.copy(file, filled);
}
if (order === undefined || filled < order.size) throw new Error('The file ended early');
const { about, memoryBytes, cpuMs } = order;
const guard = new Worker(new URL('./guard.ts', import.meta.url), { workerData: { memoryBytes, cpuMs } });
await once(guard, 'online');

// Libraries write warnings there, which may hold what a file says.
console.log = console.warn = console.error = () => undefined;
const notes = takeNotes();
const fault = await inspect(file, { about, notes });
answer(JSON.stringify(fault === undefined ? notes.done() : { ...notes.done(), fault }));
process.exit();

/** Writes all of it, although a pipe may take a part at a time. */
function answer(text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0)
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
}

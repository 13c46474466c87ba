import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { END_MARKS } from './protocol.ts';
import type { Order } from './protocol.ts';

/*
 * A thread that ends its process when that uses too much memory or time. It runs while the main thread is busy, and it
 * sees the buffers that V8's own limits do not count.
 */
const { memoryBytes, cpuMs } = workerData as Pick<Order, 'memoryBytes' | 'cpuMs'>;
const EVERY_MS = 25;

setInterval(() => {
  if (process.memoryUsage.rss() > memoryBytes) end(END_MARKS.memory);
  const { user, system } = process.cpuUsage();
  if ((user + system) / 1000 > cpuMs) end(END_MARKS.time);
}, EVERY_MS);

function end(mark: string): void {
  writeSync(2, mark);
  process.kill(process.pid, 'SIGKILL');
}

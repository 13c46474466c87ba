import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './measure.ts';

const RUNS = 200;

/**
 * The time that the disk takes to sync one page, in microseconds. The bare server waits that long for each of
 * its requests, and Candour for all that arrive together: the slower the disk, the better the ratio.
 */
export function syncTime(folder: string): number {
  const file = openSync(join(folder, 'sync'), 'w');
  const page = Buffer.alloc(4096);
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return (performance.now() - start) * 1000;
  });
  closeSync(file);
  return Math.round(median(times));
}

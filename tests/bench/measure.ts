import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What the load process is to do. */
export interface Load {
  url: string;
  connections: number;
  /** The number of the first person, so that nobody comes twice. */
  first: number;
  /** Forms that are sent before the clock starts. */
  warmUp: number;
  /** At most so many forms, and at most so many seconds. */
  forms: number;
  seconds: number;
}

export interface Measured {
  accepted: number;
  /** Answers that were anything but "received". */
  refused: number;
  perSecond: number;
  /** Latencies in milliseconds. */
  p50: number;
  p99: number;
}

const run = promisify(execFile);

/** Sends the load from a process of its own, so that the two sides do not share an event loop. */
export async function measure(load: Load): Promise<Measured> {
  const script = join(import.meta.dirname, 'load.ts');
  const { stdout } = await run(process.execPath, [script, JSON.stringify(load)], { timeout: 120_000 });
  return JSON.parse(stdout) as Measured;
}

/** The middle one. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

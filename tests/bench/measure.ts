import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The plan of the load process. */
export interface Load {
  url: string;
  connections: number;
  /** The number of the first person, so that nobody is counted twice. */
  first: number;
  /** Forms sent before the measurement. */
  warmUp: number;
  /** The maximum number of forms, and the maximum number of seconds. */
  forms: number;
  seconds: number;
}

export interface Measured {
  accepted: number;
  /** Answers other than "received". */
  refused: number;
  perSecond: number;
  /** Latencies in milliseconds. */
  p50: number;
  p99: number;
}

const run = promisify(execFile);

/** Runs the load in a process of its own, so that client and server do not share an event loop. */
export async function measure(load: Load): Promise<Measured> {
  const script = join(import.meta.dirname, 'load.ts');
  const { stdout } = await run(process.execPath, [script, JSON.stringify(load)], { timeout: 120_000 });
  return JSON.parse(stdout) as Measured;
}

/** The median. Of an even number of values, the higher of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

import type { About } from './about.ts';

/** What bounds a check. */
export interface Limits {
  /** The largest file, in bytes. */
  fileBytes: number;
  /** The memory of the process that reads the file, in bytes, besides the file itself. */
  memoryBytes: number;
  /** The time of the processor that it may use, in milliseconds: a busy machine does not shorten it. */
  cpuMs: number;
  /** The longest wait for an answer, in milliseconds. */
  waitMs: number;
}

export const usualLimits: Limits = {
  fileBytes: 200 * 1024 * 1024,
  memoryBytes: 400 * 1024 * 1024,
  cpuMs: 120_000,
  waitMs: 15 * 60_000,
};

/** The first line on standard input of the process, as JSON. The bytes of the file follow it. */
export interface Order {
  about: About;
  /** How many bytes follow. */
  size: number;
  memoryBytes: number;
  cpuMs: number;
}

/** What the guard writes to standard error before it ends the process. */
export const END_MARKS = { memory: 'file-check: too-much', time: 'file-check: too-long' } as const;

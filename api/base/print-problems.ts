import { writeSync } from 'node:fs';

const STDERR = 2;

/** Writes to standard error. Ignores failures, such as a closed pipe. */
export function printProblems(text: string): void {
  try {
    writeSync(STDERR, text);
  } catch {
    // The exit code still reports the failure.
  }
}

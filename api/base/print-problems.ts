import { writeSync } from 'node:fs';

const STDERR = 2;

/** Writes to standard error, and goes on where nobody can read it. */
export function printProblems(text: string): void {
  try {
    writeSync(STDERR, text);
  } catch {
    // The exit code says it too.
  }
}

import type { Loaded } from '../../content/load.ts';

/** Returns the value of a command's step, or prints its problems and ends the process with 1. */
export const orEnd = <T>(loaded: Loaded<T>): T => (loaded.ok ? loaded.value : end(loaded.problems));

/** Prints sentences to standard error and ends the process with 1. */
export function end(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

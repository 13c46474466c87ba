import { loadEnvFile } from '../base/env-file.ts';
import { describeFileFault } from '../base/file-fault.ts';
import { adviceOn, isStoreFault } from '../store/fault.ts';

/** Reads `.env` and runs a command. Prints one sentence about what went wrong, and then sets the exit code. */
export async function reporting(work: () => Promise<void>): Promise<void> {
  try {
    loadEnvFile(process.env);
    await work();
  } catch (error) {
    console.error(sentenceAbout(error));
    process.exitCode = 1;
  }
}

/** One sentence about what a command failed on. */
export const sentenceAbout = (error: unknown): string =>
  isStoreFault(error) ? adviceOn(error) : describeFileFault(error);

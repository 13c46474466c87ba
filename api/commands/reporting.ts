import { loadEnvFile } from '../../content/env-file.ts';
import { adviceOn, isStoreFault } from '../store/fault.ts';

/** Reads `.env` and runs a command. Prints one sentence about what went wrong, and then sets the exit code. */
export async function reporting(work: () => Promise<void>): Promise<void> {
  try {
    loadEnvFile(process.env);
    await work();
  } catch (error) {
    console.error(
      isStoreFault(error) ? adviceOn(error) : error instanceof Error ? error.message : String(error),
    );
    process.exitCode = 1;
  }
}

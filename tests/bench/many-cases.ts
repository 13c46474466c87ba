import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const COUNTS = [100, 100_000];
const run = promisify(execFile);

interface Result {
  result: Record<string, { ms: number; longestPause: number }>;
  memory: number;
}

/** The work of a server with few and with many open cases, each in a process of its own, on SQLite. */
export async function measureManyCases(folder: string, env: Record<string, string>) {
  const script = join(import.meta.dirname, 'case-work.ts');
  const rows: Record<string, number | string>[] = [];
  for (const cases of COUNTS) {
    const { stdout } = await run(process.execPath, [script, String(cases)], {
      cwd: import.meta.dirname,
      env: {
        NODE_ENV: 'production',
        ...env,
        HEALTH_TOKEN: 'token-of-the-bench-for-health',
        DATA_DIR: mkdtempSync(join(folder, 'cases-')),
      },
      maxBuffer: 2 ** 30,
    });
    const { result, memory } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Result;
    for (const [work, times] of Object.entries(result)) rows.push({ cases, work, ...times });
    rows.push({ cases, work: 'memory in MB', ms: memory });
  }
  return rows;
}

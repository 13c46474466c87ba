import '../site/build/own-environment.ts';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { commandLine, runCommandLine } from '../command-line/command-line.ts';

/*
 * `npm run check`: formatting, lint, unused code and types, in parallel. Prints what each check found and how
 * long it took, and fails if one of them fails.
 */

const root = join(import.meta.dirname, '..');
const bin = (path: string) => join(root, 'node_modules', path);

/** ESLint runs without a cache, because a changed type in one file can cause an error in another. */
const lanes: { name: string; args: string[] }[][] = [
  [{ name: 'eslint', args: [bin('eslint/bin/eslint.js'), '.'] }],
  [
    {
      name: 'prettier',
      args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '--cache', '.'],
    },
    { name: 'knip', args: [bin('knip/bin/knip.js')] },
    { name: 'astro check', args: ['site/commands/astro.ts', 'check', '--minimumSeverity', 'warning'] },
  ],
];

/** Runs one program, prints its output when it has ended, and returns whether it succeeded. */
function run({ name, args }: { name: string; args: string[] }): Promise<boolean> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => output.push(part));
    child.once('close', (code) => {
      const seconds = Math.round((performance.now() - begun) / 1000);
      console.log(`${name}: ${code === 0 ? 'passed' : 'failed'} in ${seconds} s`);
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

/** Each lane runs one program at a time, and all lanes run in parallel. */
async function runAll(): Promise<void> {
  const passed = await Promise.all(
    lanes.map(async (lane) => {
      const results: boolean[] = [];
      for (const program of lane) results.push(await run(program));
      return results.every(Boolean);
    }),
  );
  process.exitCode = passed.every(Boolean) ? 0 : 1;
}

await runCommandLine(
  commandLine('npm run check --', 'Checks formatting, lint, unused code and types.').action(runAll),
);

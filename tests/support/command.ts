import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { compileCache } from './compile-cache.ts';
import { runNode } from './own-checkout.ts';

const root = join(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** The scripts that are programs of this repository, and read arguments. */
export const commandNames = Object.keys(scripts).filter((name) => scripts[name]?.includes('check-node.js'));

interface Result {
  code: number;
  out: string;
  err: string;
}

/** Runs `npm run NAME -- …` as a separate process, in a folder without a developer's `.env`. */
export const runCommand = (dataDir: string, name: string, ...args: string[]): Promise<Result> =>
  runWithInput('', dataDir, name, ...args);

/** The same, in this checkout and with a data directory that does not exist. */
export const runWithoutData = (name: string, ...args: string[]): Promise<Result> =>
  runNode(root, scripts[name]?.split(' ').at(-1) ?? '', args, {
    ...compileCache,
    DATA_DIR: join(tmpdir(), 'candour-never-there'),
    SITE_DIR: join(tmpdir(), 'candour-never-there'),
  });

/** The same for a clinic with this folder, such as one whose `team.yaml` a test has changed. */
export const runCommandOf = (
  contentDir: string,
  dataDir: string,
  name: string,
  ...args: string[]
): Promise<Result> => run('', { DATA_DIR: dataDir, CONTENT_DIR: contentDir }, name, args);

/** The same, with text piped to standard input. */
export const runWithInput = (
  input: string | Uint8Array,
  dataDir: string,
  name: string,
  ...args: string[]
): Promise<Result> =>
  run(input, { DATA_DIR: dataDir, CONTENT_DIR: inject('sites').full.contentDir }, name, args);

function run(
  input: string | Uint8Array,
  own: Record<string, string>,
  name: string,
  args: string[],
): Promise<Result> {
  const [program, ...options] = (scripts[name] ?? '').split(' ');
  const script = options.at(-1) ?? '';
  expect(program).toBe('node');
  const env = { ...compileCache, ...own, SITE_DIR: inject('sites').full.siteDir };
  return new Promise<Result>((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, script), ...args],
      { cwd: import.meta.dirname, env },
      (_, out, err) => {
        resolve({ code: child.exitCode ?? -1, out, err });
      },
    );
    child.stdin?.end(input);
  });
}

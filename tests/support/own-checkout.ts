import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of the program that a test may change, with the same packages. */
export interface Checkout {
  root: string;
  /** Runs a program of the copy. Does not throw if the program fails. */
  run: (script: string, args: string[], env: Record<string, string>) => Promise<Run>;
  remove: () => void;
}

export interface Run {
  code: number;
  out: string;
  err: string;
}

const root = join(import.meta.dirname, '../..');

export function ownCheckout(): Checkout {
  const copy = mkdtempSync(join(tmpdir(), 'candour-checkout-'));
  for (const part of [
    'site',
    'command-line',
    'content',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return {
    root: copy,
    run: (script, args, env) => runNode(copy, script, args, env),
    remove: () => {
      rmSync(copy, { recursive: true, force: true });
    },
  };
}

/**
 * Runs a program as npm does in that checkout, with these environment variables only, and pipes text to it.
 */
export function runNode(
  cwd: string,
  script: string,
  args: string[],
  env: Record<string, string>,
  input = '',
): Promise<Run> {
  const child = { PATH: process.env['PATH'] ?? '', ...env };
  return new Promise((resolve) => {
    const running = execFile(process.execPath, [script, ...args], { cwd, env: child }, (_, out, err) => {
      resolve({ code: running.exitCode ?? -1, out, err });
    });
    running.stdin?.end(input);
  });
}

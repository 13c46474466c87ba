import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { programFor } from './proxy.ts';

/** Whether a program can be run in a terminal here: with `script` of util-linux, as on Debian. */
export const hasTerminal = (): boolean => process.platform === 'linux' && programFor('script') !== undefined;

/** What is typed after a prompt: an answer, or several that are typed one after another. */
export interface Typed {
  prompt: string;
  answer: string;
}

/**
 * Runs `npm run adopt` in a terminal, and types each answer when its prompt is there. Returns everything that the terminal
 * showed, and the exit code.
 *
 * @param lines the prompts in their order
 */
export async function typeInterview(
  cwd: string,
  env: Record<string, string>,
  lines: readonly Typed[],
): Promise<{ code: number | null; shown: string }> {
  const command = `stty cols 250; exec ${process.execPath} site/commands/adopt.ts`;
  const terminal = spawn('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', SHELL: '/bin/sh', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(terminal, 'close') as Promise<[number | null]>;
  const left = [...lines];
  let shown = '';
  let sinceTyped = '';
  terminal.stdout.on('data', (chunk: Buffer) => {
    const text = stripVTControlCharacters(chunk.toString('utf8'));
    shown += text;
    sinceTyped += text;
    const next = left[0];
    if (next === undefined || !sinceTyped.includes(next.prompt)) return;
    left.shift();
    sinceTyped = '';
    terminal.stdin.write(`${next.answer}\r`);
  });
  const [code] = await ended;
  if (left.length > 0)
    throw new Error(`The terminal never asked “${left[0]?.prompt ?? ''}”. It showed: ${shown}`);
  return { code, shown };
}

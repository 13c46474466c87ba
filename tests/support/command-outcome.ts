import type { Command } from 'commander';
import { runCommandLine } from '../../command-line/command-line.ts';

/** Runs a command line in this process, and returns what it prints and the exit code that it sets. */
export async function commandOutcome(
  program: Command,
  args: string[],
  usual?: string,
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  for (const command of withCommands(program))
    command.configureOutput({ writeOut: (text) => (out += text), writeErr: (text) => (err += text) });
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await runCommandLine(program, { args, ...(usual !== undefined && { usual }) });
    return { code: process.exitCode, out, err };
  } finally {
    process.exitCode = before;
  }
}

const withCommands = (command: Command): Command[] => [command, ...command.commands.flatMap(withCommands)];

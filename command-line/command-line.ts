import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { ParseOptionsResult } from 'commander';
import { didYouMean } from '../content/did-you-mean.ts';

/*
 * Shared behaviour of all commands. `--help` prints the usage to standard output and exits with 0. An invalid command
 * line prints the error and the usage to standard error and exits with 2.
 */
const USAGE_ERROR = 2;

/** A command whose options do not accept another option as their value, as in `--reason --by Lead`. */
class StrictCommand extends Command {
  override createCommand(name?: string): StrictCommand {
    return new StrictCommand(name);
  }

  override parseOptions(args: string[]): ParseOptionsResult {
    const end = args.indexOf('--');
    for (const [index, arg] of args.slice(0, end < 0 ? undefined : end).entries()) {
      const option = this.options.find(({ long, short }) => arg === long || arg === short);
      const next = args[index + 1];
      if (option?.required && next !== undefined && /^-./.test(next))
        this.error(
          `error: option '${option.flags}' argument missing. Found '${next}'; write ${arg}=${next} if that is the value`,
        );
    }
    return super.parseOptions(args);
  }
}

/**
 * A new command line.
 *
 * @param name as it is typed, such as `npm run cases --`
 */
export function commandLine(name: string, description: string): Command {
  return (
    new StrictCommand(name)
      .description(description)
      .showHelpAfterError()
      .exitOverride()
      .configureOutput({
        outputError: (text, write) => {
          write(inPlainWords(text));
        },
      })
      // An option after a subcommand belongs to it, even if the parent has an option of the same name.
      .enablePositionalOptions()
  );
}

/** Replaces commander’s sentence about “command-argument values”. */
const inPlainWords = (text: string): string =>
  text.replace(/command-argument value ('.*') is invalid for argument '([^']*)'\./s, '$1 is not a valid $2.');

/**
 * Parses the arguments and runs their action. Sets the exit code if they are invalid. Rethrows errors from the action.
 */
export async function runCommandLine(
  program: Command,
  { usual, args = process.argv.slice(2) }: { usual?: string; args?: string[] } = {},
): Promise<void> {
  const [first = '--'] = args;
  const isNamed = !first.startsWith('-') || ['-h', '--help'].includes(first);
  try {
    if (args.length === 0 && program.commands.length > 0 && usual === undefined)
      program.error(
        `error: missing command. Expected one of ${program.commands.map((command) => command.name()).join(', ')}`,
      );
    await program.parseAsync(isNamed || usual === undefined ? args : [usual, ...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
  }
}

/**
 * Returns a parser that only accepts these values. The parser throws an `InvalidArgumentError`, which commander prints.
 */
export const oneOf =
  <const T extends string>(values: readonly T[]) =>
  (typed: string): T => {
    const known = values.find((value) => value === typed);
    if (known !== undefined) return known;
    const near = didYouMean(typed, values);
    throw new InvalidArgumentError(
      `Expected one of ${values.join(', ')}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
    );
  };

/** Parses a calendar day, such as 2026-12-04. Throws an `InvalidArgumentError`, which commander prints. */
export function day(typed: string): string {
  if (isDay(typed)) return typed;
  throw new InvalidArgumentError('Expected a day such as 2026-12-04.');
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

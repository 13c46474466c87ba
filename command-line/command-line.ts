import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { ParseOptionsResult } from 'commander';
import { didYouMean } from '../content/did-you-mean.ts';

/*
 * The rules that all of Candour’s command lines share. `--help` prints the usage to standard output and exits with 0.
 * A command line that cannot be understood prints what is wrong and the usage to standard error and exits with 2.
 */
const USAGE_ERROR = 2;

/** A command whose options never take another option for their value, as in `--reason --by Lead`. */
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
      // An option after a command belongs to that command, also where the one above it has an option of the same name.
      .enablePositionalOptions()
  );
}

/** commander’s own sentence speaks of “command-argument values”. */
const inPlainWords = (text: string): string =>
  text.replace(/command-argument value ('.*') is invalid for argument '([^']*)'\./s, '$1 is not a valid $2.');

/**
 * Parses the arguments and runs the action that they name. Sets the exit code of the process when they cannot be
 * understood. What the action throws is thrown.
 *
 * @param usual the command that runs when none is given
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

/** A parser of an argument or option that accepts one of these values only. It throws what commander prints. */
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

/** A parser of a day of the calendar, such as 2026-12-04. It throws what commander prints. */
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

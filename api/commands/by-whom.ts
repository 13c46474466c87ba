import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { readText } from '../casework/parse-entry.ts';
import { MAX_WHO_LENGTH } from '../casework/searches.ts';
import { cleanLine } from '../requests/clean.ts';

/*
 * Whoever reads a case later must see who decided. The account says nothing: on a server it is root or candour, whoever
 * is at the keyboard.
 */

/** The option that names who records something. `requireBy` refuses a command without it. */
export const byOption = (description: string): Option =>
  new Option('--by <who>', `${description}, by name or role; required`).argParser(parseWho);

/** Refuses each command of the program that has the option `--by` and was not given it, before it opens the store. */
export function requireBy(program: Command): void {
  program.hook('preAction', (_, command) => {
    const hasOption = command.options.some(({ long }) => long === '--by');
    if (hasOption && command.getOptionValue('by') === undefined)
      command.error('error: say who records this, by name or role: --by "Records lead"');
  });
}

function parseWho(typed: string): string {
  const who = readText('--by', typed, MAX_WHO_LENGTH, cleanLine);
  if (typeof who === 'string') return who;
  throw new InvalidArgumentError(
    `Expected a name or a role, such as "Records lead", of at most ${MAX_WHO_LENGTH} characters.`,
  );
}

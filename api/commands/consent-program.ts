import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { z } from 'zod';
import { commandLine, oneOf } from '../../command-line/command-line.ts';
import { existingFolder } from '../../command-line/paths.ts';
import { addDays, addMonths, startOfDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { ReceiptFilter } from '../store/consent.ts';
import { parseDay } from './parse-day.ts';

/** A parsed command of `npm run consent`. Days are in London, and both ends are included. */
export type ConsentCommand =
  | { command: 'list' }
  | { command: 'export'; filter: ReceiptFilter; format: 'csv' | 'json' }
  | { command: 'texts'; hash: string }
  | { command: 'visits'; first: Day; last: Day }
  | { command: 'mail-report'; folder: string };

interface ExportOptions {
  from?: Day;
  to?: Day;
  id?: string;
  format: 'csv' | 'json';
}

/** The command line of `npm run consent`. It calls `run` with the parsed command. */
export function consentProgram(run: (command: ConsentCommand) => Promise<void>): Command {
  const program = commandLine('npm run consent --', 'Counts and exports consent receipts and visits.');

  program
    .command('list')
    .description('count the receipts by month and action; runs when no command is given')
    .action(() => run({ command: 'list' }));

  program
    .command('export')
    .description('write the receipts; JSON includes the words that were shown, and times are in UTC')
    .option('--from <day>', 'the first day, in London', parseDay)
    .option('--to <day>', 'the last day, in London', parseDay)
    .option('--id <uuid>', 'only the receipts with this id', receiptId)
    .option('--format <format>', 'csv or json', oneOf(['csv', 'json']), 'json')
    .action(({ from, to, id, format }: ExportOptions, command: Command) => {
      if (from !== undefined && to !== undefined && from > to)
        command.error(`error: expected a --from that is not after --to, found ${from} and ${to}`);
      const filter = {
        id,
        from: from === undefined ? undefined : startOfDay(from),
        // The whole last day is included.
        before: to === undefined ? undefined : startOfDay(addDays(to, 1)),
      };
      return run({ command: 'export', filter, format });
    });

  program
    .command('texts')
    .description('write the exact words behind the hash in a receipt')
    .argument('<hash>', 'the hash: 64 characters', textsHash)
    .action((hash: string) => run({ command: 'texts', hash }));

  program
    .command('mail-report')
    .description('email the newest report of verify:consent to the privacy lead')
    .argument('<folder>', 'the folder that verify:consent wrote its reports to', existingFolder)
    .action((folder: string) => run({ command: 'mail-report', folder }));

  program
    .command('visits')
    .description('count how often each page was opened')
    .option('--month <month>', 'only this month, such as 2026-11', month)
    .action(({ month: only }: { month?: string }) =>
      run({
        command: 'visits',
        first: only === undefined ? '0001-01-01' : `${only}-01`,
        last: only === undefined ? '9999-12-31' : addDays(addMonths(`${only}-01`, 1), -1),
      }),
    );

  return program;
}

function receiptId(typed: string): string {
  if (z.uuidv4().safeParse(typed).success) return typed.toLowerCase();
  throw new InvalidArgumentError('Expected the id of a receipt.');
}

function textsHash(typed: string): string {
  if (/^[0-9a-f]{64}$/.test(typed)) return typed;
  throw new InvalidArgumentError('Expected the hash in a receipt: 64 characters, each 0 to 9 or a to f.');
}

function month(typed: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(typed)) return typed;
  throw new InvalidArgumentError('Expected a month such as 2026-11.');
}

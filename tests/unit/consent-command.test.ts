import { expect, test } from 'vitest';
import { consentProgram } from '../../api/commands/consent-program.ts';
import type { ConsentCommand } from '../../api/commands/consent-program.ts';
import { commandOutcome } from '../support/command-outcome.ts';

/** How `npm run consent` parses its arguments. */
async function read(...args: string[]): Promise<{ command?: ConsentCommand; err: string; code: number }> {
  const commands: ConsentCommand[] = [];
  const program = consentProgram((command) => Promise.resolve(void commands.push(command)));
  const outcome = await commandOutcome(program, args, 'list');
  return { ...outcome, ...(commands[0] && { command: commands[0] }) };
}

test.each([
  [['list', 'all'], "too many arguments for 'list'. Expected 0 arguments but got 1: all."],
  [['texts'], "missing required argument 'hash'"],
  [['texts', '../../etc/passwd'], '64 characters'],
  [
    ['export', '--from', '31/11/2026'],
    "'31/11/2026' is invalid. Expected a day such as 4/12/2026 or 2026-12-04.",
  ],
  [
    ['export', '--to', '2026-02-30'],
    "'2026-02-30' is invalid. Expected a day such as 4/12/2026 or 2026-12-04.",
  ],
  [
    ['export', '--from', '2026-11-22', '--to', '2026-11-21'],
    'expected a --from that is not after --to, found 2026-11-22 and 2026-11-21',
  ],
  [['export', '--id', 'refused'], "'refused' is invalid. Expected the id of a receipt."],
  [['export', '--format', 'xml'], "'xml' is invalid. Expected one of csv, json."],
  [['export', '--form', 'csv'], "unknown option '--form'\n(Did you mean --from?)"],
  [['export', '--from'], "option '--from <day>' argument missing"],
  [['export', '--from', '--format'], "option '--from <day>' argument missing. Found '--format'"],
  [['export', 'everything'], 'got 1: everything'],
  [['visits', '--month', '2026-13'], 'Expected a month such as 2026-11.'],
  [['visits', '2026-11'], 'got 1: 2026-11'],
  [['lits'], "unknown command 'lits'\n(Did you mean list?)"],
  [['constructor'], "unknown command 'constructor'"],
])('%j is a usage error that says what was expected, and prints the usage', async (args, says) => {
  const { code, err, command } = await read(...args);
  expect(err).toContain(says);
  expect(err).toContain('\nUsage: npm run consent --');
  expect([code, command]).toEqual([2, undefined]);
});

test('selects every day of a month of visits, or every day without a month', async () => {
  expect(await read('visits', '--month', '2028-02')).toMatchObject({
    command: { first: '2028-02-01', last: '2028-02-29' },
  });
  expect(await read('visits')).toMatchObject({ command: { first: '0001-01-01', last: '9999-12-31' } });
});

test('lists without a command, and exports everything as JSON without options', async () => {
  expect(await read()).toMatchObject({ command: { command: 'list' }, code: 0, err: '' });
  expect(await read('export')).toMatchObject({
    command: { command: 'export', filter: {}, format: 'json' },
    code: 0,
    err: '',
  });
});

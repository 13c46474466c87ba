import { expect, test } from 'vitest';
import { byOption, requireBy } from '../../api/commands/by-whom.ts';
import { commandLine } from '../../command-line/command-line.ts';
import { commandOutcome } from '../support/command-outcome.ts';

/** A program with a command that records, one of its own commands that does too, and one that only reads. */
async function run(...args: string[]) {
  const seen: string[] = [];
  const keep = ({ by }: { by: string }): void => {
    seen.push(by);
  };
  const program = commandLine('npm run x --', 'Tries the option.');
  const note = program.command('note').addOption(byOption('who notes it'));
  note.action(keep);
  note.command('new').addOption(byOption('who enters it')).action(keep);
  program.command('list').action(() => {
    keep({ by: 'nobody' });
  });
  requireBy(program);
  return { ...(await commandOutcome(program, args)), seen };
}

test.each([[['note']], [['note', 'new']], [['note', '--by', 'Lead', 'new']]])(
  'refuses %j, which does not say who records it',
  async (args) => {
    const { code, out, err, seen } = await run(...args);
    expect([code, out, seen]).toEqual([2, '', []]);
    expect(err).toMatch(/^error: say who records this, by name or role: --by "Records lead"\n\nUsage: /);
  },
);

test.each([
  ['an empty name', ''],
  ['a blank name', ' \t\u00a0'],
  ['invisible characters', '\u200b\u2800\u00ad'],
  ['more than 80 characters', 'x'.repeat(81)],
  ['a megabyte', 'x'.repeat(1_000_000)],
  ['a pile of marks', `x${'\u0301'.repeat(40)}`],
])('refuses %s', async (_, by) => {
  const { code, err, seen } = await run('note', '--by', by);
  expect([code, seen]).toEqual([2, []]);
  expect(err).toContain(
    'Expected a name or a role, such as "Records lead", of at most 80 characters.\n\nUsage: ',
  );
});

test('takes a name as it is taken on pages, and asks nobody who only reads', async () => {
  expect((await run('note', '--by', ' Records\u200b  lead\n')).seen).toEqual(['Records lead']);
  expect((await run('note', 'new', '--by=O’Neill')).seen).toEqual(['O’Neill']);
  expect((await run('note', '--by', 'x'.repeat(80))).seen).toEqual(['x'.repeat(80)]);
  expect((await run('list')).seen).toEqual(['nobody']);
});

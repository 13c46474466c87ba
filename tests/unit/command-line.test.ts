import { expect, test } from 'vitest';
import { commandLine, oneOf } from '../../command-line/command-line.ts';
import { parseReference } from '../../api/commands/parse-reference.ts';
import { commandOutcome } from '../support/command-outcome.ts';

/** The rules that all command lines share. */

function run(...args: string[]) {
  const seen: unknown[] = [];
  const program = commandLine('npm run tea --', 'Makes tea.');
  program
    .command('pour')
    .description('pour a cup')
    .argument('<cup>', 'the cup', oneOf(['mug', 'bowl']))
    .option('--milk <much>', 'how much milk')
    .option('--hot', 'hot')
    .action((...given: unknown[]) => void seen.push(...given.slice(0, 2)));
  const brew = program
    .command('brew')
    .argument('<leaf>', 'the leaf')
    .option('--by <who>', 'who brews')
    .action((...given: unknown[]) => void seen.push('leaf', ...given.slice(0, 2)));
  brew
    .command('new')
    .option('--by <who>', 'who brews')
    .action((given: unknown) => void seen.push('new', given));
  program
    .command('fail')
    .description('fail')
    .action(() => {
      throw new Error('The kettle is empty.');
    });
  return commandOutcome(program, args).then((outcome) => ({ ...outcome, seen }));
}

test.each([
  ['--milk', 'some'],
  ['--milk=some', ''],
])('takes the value of an option as %s %s', async (option, value) => {
  const { code, err, seen } = await run('pour', 'mug', option, ...(value === '' ? [] : [value]));
  expect([code, err, seen]).toEqual([0, '', ['mug', { milk: 'some' }]]);
});

test('accepts a hyphen as a value, and any value after an equals sign', async () => {
  expect((await run('pour', 'mug', '--milk', '-')).seen[1]).toEqual({ milk: '-' });
  expect((await run('pour', 'mug', '--milk=--hot')).seen[1]).toEqual({ milk: '--hot' });
});

test('gives an option to the command that it follows', async () => {
  expect((await run('brew', 'new', '--by', 'Robin')).seen).toEqual(['new', { by: 'Robin' }]);
  expect((await run('brew', 'assam', '--by=Robin')).seen).toEqual(['leaf', 'assam', { by: 'Robin' }]);
});

test.each([[['--help']], [['-h']], [['pour', '--help']], [['pour', '-h']], [['pour', 'mug', '--help']]])(
  'prints the usage for %j',
  async (args) => {
    const { code, out, err, seen } = await run(...args);
    expect([code, err, seen]).toEqual([0, '', []]);
    expect(out).toMatch(/^Usage: npm run tea -- /);
  },
);

test.each([
  [[], 'error: missing command. Expected one of pour, brew, fail\n'],
  [['por'], "error: unknown command 'por'\n(Did you mean pour?)\n"],
  [['toString'], "error: unknown command 'toString'\n"],
  [['__proto__'], "error: unknown command '__proto__'\n"],
  [['constructor'], "error: unknown command 'constructor'\n"],
  [['pour'], "error: missing required argument 'cup'\n"],
  [['pour', 'mgu'], "error: 'mgu' is not a valid cup. Expected one of mug, bowl. Did you mean mug?\n"],
  [['pour', '__proto__'], 'Expected one of mug, bowl.\n'],
  [
    ['pour', 'mug', 'bowl'],
    "error: too many arguments for 'pour'. Expected 1 argument but got 2: mug, bowl.\n",
  ],
  [['pour', 'mug', '--mlik', 'x'], "error: unknown option '--mlik'\n(Did you mean --milk?)\n"],
  [['pour', 'mug', '--constructor'], "error: unknown option '--constructor'\n"],
  [['pour', 'mug', '--__proto__=x'], "error: unknown option '--__proto__=x'\n"],
  [['pour', 'mug', '--milk'], "error: option '--milk <much>' argument missing\n"],
  [
    ['pour', 'mug', '--milk', '--hot'],
    "error: option '--milk <much>' argument missing. Found '--hot'; write --milk=--hot if that is the value\n",
  ],
])('refuses %j, and prints what is wrong and the usage', async (args, says) => {
  const { code, out, err, seen } = await run(...args);
  expect([code, out, seen]).toEqual([2, '', []]);
  expect(err).toContain(says);
  expect(err).toMatch(/\n\nUsage: npm run tea -- /);
});

test('passes an error of the action on to its caller', async () => {
  await expect(run('fail')).rejects.toThrow('The kettle is empty.');
});

test.each(['22222222', '2222-2222', ' 2222 2222', 'kt7243t2', 'KT72-43T2'])(
  'reads the reference “%s”',
  (typed) => {
    expect(parseReference(typed)).toBe(typed.toUpperCase().replace(/[ -]/g, ''));
  },
);

test.each([
  ['KT7243T3', 'Its check character does not match the others'],
  ['KT7234T2', 'Its check character does not match the others'],
  ['KT7243', 'Expected a reference of eight letters and digits, such as KT7243T2.'],
  ['', 'Expected a reference of eight'],
  ['__proto__', 'Expected a reference of eight'],
])('refuses the reference “%s”', (typed, says) => {
  expect(() => parseReference(typed)).toThrow(says);
});

import { expect, test } from 'vitest';
import { commandNames, runWithoutData } from '../support/command.ts';

/** The arguments of every command of `package.json`. Each runs as a process, with a data directory that does not exist. */

const withCommands = ['policy', 'cases', 'register', 'mail', 'consent', 'suppressions', 'upgrade'];
const all = [...withCommands, 'adopt', 'schemas', 'build', 'verify:consent', 'bench'];

test('no script is left out', () => {
  expect(commandNames).toEqual(expect.arrayContaining(['cases', 'policy', 'licences', 'pictures', 'check']));
});

test.each(commandNames)(
  'npm run %s exits with 2 for an unknown option and prints the usage',
  async (name) => {
    const { code, out, err } = await runWithoutData(name, '--constructor');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^error: unknown option '--constructor'\n\nUsage: npm run /);
  },
);

test.each(all)('npm run %s prints its usage for --help', async (name) => {
  const { code, out, err } = await runWithoutData(name, '--help');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(`Usage: npm run ${name === 'register' ? 'cases' : name} -- `);
});

test.each([
  ...withCommands.map((name): [string, string, string] => [name, '__proto__', "unknown command '__proto__'"]),
  ['adopt', 'me', 'Expected 0 arguments but got 1: me.'],
  ['build', 'all', 'Expected 0 arguments but got 1: all.'],
  ['verify:consent', 'all', 'Expected 0 arguments but got 1: all.'],
  [
    'bench',
    'consnet',
    'Expected one of requests, cases, pages, consent, versions, abuse, files. Did you mean consent?',
  ],
])('npm run %s exits with 2 for the argument %s', async (name, argument, says) => {
  const { code, out, err } = await runWithoutData(name, argument);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(says);
});

test.each([
  [['adopt', '--answers'], "option '--answers <file>' argument missing"],
  [['upgrade', 'check', '--from', '0.0.9'], 'Expected one of 0.1.0'],
  [['verify:consent', '--item', '99'], "'99' is invalid. Expected one of 1, 2, 3"],
  [['verify:consent', '--url', 'privacy.clinic.example'], 'Expected the address of a site'],
])('%j is a usage error', async ([name = '', ...args], says) => {
  const { code, err } = await runWithoutData(name, ...args);
  expect(code).toBe(2);
  expect(err).toContain(says);
});

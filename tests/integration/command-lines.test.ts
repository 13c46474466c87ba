import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { compileCache } from '../support/compile-cache.ts';
import { runNode } from '../support/own-checkout.ts';

/** What all commands of `package.json` have in common. Each runs as a process in a folder without data. */

const root = join(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const nowhere = join(tmpdir(), 'candour-never-there');

function run(name: string, ...args: string[]) {
  const script = scripts[name]?.split(' ').at(-1) ?? '';
  return runNode(root, script, args, { ...compileCache, DATA_DIR: nowhere, SITE_DIR: nowhere });
}

const withCommands = ['policy', 'cases', 'register', 'mail', 'consent', 'suppressions', 'team', 'upgrade'];
const all = [...withCommands, 'adopt', 'schemas', 'build', 'verify:consent', 'bench'];

test.each(all)('npm run %s prints its usage for --help', async (name) => {
  const { code, out, err } = await run(name, '--help');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(`Usage: npm run ${name === 'register' ? 'cases' : name} -- `);
});

test.each(all)('npm run %s exits with 2 for an unknown option and prints the usage', async (name) => {
  const { code, out, err } = await run(name, '--constructor');
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^error: unknown option '--constructor'\n\nUsage: npm run /);
});

test.each([
  ...withCommands.map((name): [string, string, string] => [name, '__proto__', "unknown command '__proto__'"]),
  ['adopt', 'me', 'Expected 0 arguments but got 1: me.'],
  ['build', 'all', 'Expected 0 arguments but got 1: all.'],
  ['verify:consent', 'all', 'Expected 0 arguments but got 1: all.'],
  ['bench', 'consnet', 'Expected one of requests, pages, consent, versions, abuse. Did you mean consent?'],
])('npm run %s exits with 2 for the argument %s', async (name, argument, says) => {
  const { code, out, err } = await run(name, argument);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(says);
});

test.each([
  [['adopt', '--answers'], "option '--answers <file>' argument missing"],
  [['upgrade', 'check', '--from', '0.0.9'], 'Expected one of 0.1.0'],
  [['verify:consent', '--item', '99'], "'99' is invalid. Expected one of 1, 2, 3"],
  [['verify:consent', '--url', 'privacy.clinic.example'], 'Expected the address of a site'],
])('%j is a usage error', async ([name = '', ...args], says) => {
  const { code, err } = await run(name, ...args);
  expect(code).toBe(2);
  expect(err).toContain(says);
});

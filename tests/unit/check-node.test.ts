import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const SENTENCE = /^Candour needs Node 26, but \S+ is Node (\d+)\.\d+\.\d+: run “npm ci” .*\n$/;

/** Makes this Node report another version. */
const pretending = (version: string): string =>
  `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`;
const run = (node: string, ...args: string[]) =>
  spawnSync(node, args, { cwd: root, encoding: 'utf8', env: {} });

test.each(['20.20.2', '22.18.0', '25.9.9'])('refuses Node %s with one sentence', (version) => {
  const { status, stdout, stderr } = run(process.execPath, '--import', pretending(version), 'check-node.js');
  expect([status, stdout]).toEqual([1, '']);
  expect(SENTENCE.exec(stderr)?.[1]).toBe(version.split('.')[0]);
});

test.each(['26.0.0', '27.1.0'])('accepts Node %s', (version) => {
  const { status, stderr } = run(process.execPath, '--import', pretending(version), 'check-node.js');
  expect([status, stderr]).toEqual([0, '']);
});

const systemNode = '/usr/bin/node';
const isOld =
  existsSync(systemNode) &&
  Number.parseInt(String(execFileSync(systemNode, ['--version'])).slice(1), 10) < 26;

test.skipIf(!isOld)(
  'an old Node prints the sentence, not a stack trace, for every script',
  () => {
    const commands = Object.values(scripts).flatMap((script) => script.split(' && '));
    const ours = commands.filter((command) => command.startsWith('node '));
    expect(ours.length).toBeGreaterThan(10);
    for (const command of ours) {
      // The old Node does not know the engine options of the newer one.
      const args = command
        .split(' ')
        .slice(1)
        .filter((arg) => !/^--(?!import|if-changed)/.test(arg));
      const { status, stderr } = run(systemNode, ...args);
      expect(status, command).toBe(1);
      expect(stderr, command).toMatch(SENTENCE);
    }
  },
  60_000,
);

test('every script and unit file that runs one of our programs checks Node first', () => {
  const unit = readFileSync(join(root, 'api/deploy/candour-build.service'), 'utf8');
  const commands = [...Object.values(scripts), unit].flatMap((text) => text.split(/ && |\n/));
  const programs = commands.filter((command) => /\bnode .*\.ts\b/.test(command) && !command.startsWith('#'));
  expect(programs.length).toBeGreaterThan(10);
  for (const program of programs) expect(program).toContain('node --import ./check-node.js ');
});

import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

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

test('without build tools a program of the site ends with one sentence, and a command runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candour-node-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const file of ['check-node.js', '.nvmrc']) copyFileSync(join(root, file), join(folder, file));
  const programs = ['site/build/build.ts', 'api/commands/dev.ts', 'api/commands/cases.ts'];
  const outcomes = programs.map((program) => {
    mkdirSync(dirname(join(folder, program)), { recursive: true });
    writeFileSync(join(folder, program), '');
    const args = ['--import', './check-node.js', program];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: {} });
    return [status, stderr.split('\n').length, stderr.slice(0, 36)];
  });
  const refused = [1, 2, 'This installation has no build tools'];
  expect(outcomes).toEqual([refused, refused, [0, 1, '']]);
});

test('every script and unit file that runs one of our programs checks Node first', () => {
  const units = globSync('api/deploy/*.service', { cwd: root }).map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  const commands = [...Object.values(scripts), ...units].flatMap((text) => text.split(/ && |\n/));
  const programs = commands.filter((command) => /\bnode .*\.ts\b/.test(command) && !command.startsWith('#'));
  expect(programs.length).toBeGreaterThan(10);
  for (const program of programs) expect(program).toContain('node --import ./check-node.js ');
});

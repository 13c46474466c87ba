import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const program = join(import.meta.dirname, '../../api/commands/write-data.ts');
const script = `import { writeData } from ${JSON.stringify(program)}; writeData('a,b\\n');`;

/** What is written to standard output and standard error where npm runs a script, with its output in a file or a pipe. */
function written(npm: Record<string, string>, to: 'file' | 'pipe'): { data: string; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'candour-data-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = openSync(join(folder, 'list.csv'), 'w');
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: process.env['PATH'], ...npm },
    stdio: ['ignore', to === 'file' ? file : 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  closeSync(file);
  return { data: to === 'file' ? readFileSync(join(folder, 'list.csv'), 'utf8') : stdout, said: stderr };
}

test('says how to write a file without the lines of npm', () => {
  const { data, said } = written({ npm_lifecycle_event: 'suppressions' }, 'file');
  expect(data).toBe('a,b\n');
  expect(said).toContain('npm run --silent suppressions');
});

test.each([
  ['npm is silent', { npm_lifecycle_event: 'suppressions', npm_config_loglevel: 'silent' }, 'file'],
  ['npm does not run it', {}, 'file'],
  ['the output is no file', { npm_lifecycle_event: 'suppressions' }, 'pipe'],
] as const)('says nothing if %s', (_, npm, to) => {
  expect(written(npm, to)).toEqual({ data: 'a,b\n', said: '' });
});

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { brokenSeals, readLock, sealedFiles } from '../../site/policies/lock.ts';
import { readPolicies } from '../../site/policies/store.ts';

const demo = join(import.meta.dirname, '../../content/demo');

/** A copy of the demo's policies that a test may change. */
function copyOfDemo(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-seals-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const name of ['policies', 'policies.lock.json'])
    cpSync(join(demo, name), join(folder, name), { recursive: true });
  return folder;
}

function problemsOf(folder: string): string[] {
  const seals = readLock(folder);
  return seals.ok ? brokenSeals(folder, seals.value) : seals.problems;
}

test.each(sealedFiles)('says that git changed the line endings of %s, and what to do', (name) => {
  const folder = copyOfDemo();
  const file = join(folder, 'policies/privacy/2026-11-27', name);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  expect(problemsOf(folder)).toEqual([
    `policies/privacy/2026-11-27/${name} has other line endings than when it was published. Perhaps git changed them: put “policies/**/${name} -text” into .gitattributes of the clinic’s folder, and bring the file back with git restore.`,
  ]);
  writeFileSync(file, `${readFileSync(file, 'utf8')}More.\r\n`);
  expect(problemsOf(folder)).toEqual([
    expect.stringContaining(`policies/privacy/2026-11-27/${name} was changed after it was published.`),
  ]);
});

test('git changes the line endings of no published file of the demo', () => {
  const paths = sealedFiles.map((name) => `content/demo/policies/privacy/2026-11-27/${name}`);
  const said = execFileSync('git', ['check-attr', 'text', '--', ...paths], { cwd: join(demo, '../..') });
  expect(said.toString().trim().split('\n')).toEqual(paths.map((path) => `${path}: text: unset`));
});

test('a file in place of the folder of the policies is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candour-seals-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'policies'), '');
  expect(readPolicies(folder)).toEqual({
    ok: false,
    problems: ['policies: expected a folder, found a file. Remove or rename it.'],
  });
});

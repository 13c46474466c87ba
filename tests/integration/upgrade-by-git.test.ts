import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { problemsBeforeBuild } from '../../site/policies/ready.ts';

/*
 * An upgrade by git, with the commands of docs/upgrading.md. Release 0.1.0 had its demo in content/clinic, which a clinic
 * edited; the next release has it in content/demo.
 */

const guide = readFileSync('docs/upgrading.md', 'utf8');
/** The commands of the numbered step in “Upgrade with git”. */
const step = (number: number): string[] =>
  (new RegExp(`^${number}\\. .*?\\n\\n   \`\`\`sh\\n([\\s\\S]*?)   \`\`\``, 'm').exec(guide)?.[1] ?? '')
    .split('\n')
    .map((line) => line.trim().replace(/ +#.*$/, ''))
    .filter((line) => line !== '' && !line.includes('fetch'));

function repository() {
  const dir = mkdtempSync(join(tmpdir(), 'candour-upgrade-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@clinic.example', ...args], {
      cwd: dir,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const put = (from: string, to: string) => {
    rmSync(join(dir, to), { recursive: true, force: true });
    cpSync(from, join(dir, to), { recursive: true });
  };
  const commit = (what: string) => {
    git('add', '-A');
    git('commit', '-qm', what);
  };
  git('init', '-q', '-b', 'clinic');
  // Release 0.1.0: the demo is in content/clinic.
  put('content/demo', 'content/clinic');
  writeFileSync(join(dir, 'README.md'), 'Release 0.1.0\n');
  commit('Release 0.1.0');
  git('branch', 'upstream');
  git('tag', 'v0.1.0');
  // The clinic edits its files where they are, and publishes its own policies.
  put('tests/clinics/full', 'content/clinic');
  commit('Our clinic');
  // The next release moves the demo and publishes another version of it.
  git('checkout', '-q', 'upstream');
  git('mv', 'content/clinic', 'content/demo');
  cpSync(
    join(dir, 'content/demo/policies/privacy/2026-11-22'),
    join(dir, 'content/demo/policies/privacy/2026-12-24'),
    {
      recursive: true,
    },
  );
  writeFileSync(join(dir, 'README.md'), 'Release 0.2.0\n');
  commit('Release 0.2.0');
  git('tag', 'v0.2.0');
  git('checkout', '-q', 'clinic');
  return { dir, git };
}

const treeOf = (git: (...args: string[]) => string, at: string, folder: string) =>
  git('ls-tree', '-r', at, folder).replaceAll(`${folder}/`, '');

test('the guide’s commands leave the clinic’s folder byte for byte, and take the demo of the release', () => {
  const { dir, git } = repository();
  const before = treeOf(git, 'HEAD', 'content/clinic');
  const [merge = '', ...more] = step(2);
  expect([merge, ...more]).toEqual(['git merge --no-commit --no-ff v0.2.0']);
  const tolerant = (command: string) => {
    try {
      return git(...command.split(' ').slice(1));
    } catch (error) {
      // A merge with conflicts ends with 1. The next step resolves those in the clinic's folder.
      return String(error);
    }
  };
  tolerant(merge);
  const putBack = step(3);
  expect(putBack).toHaveLength(4);
  for (const command of putBack.slice(0, 3)) git(...command.split(' ').slice(1));
  expect(git(...(putBack[3] ?? '').split(' ').slice(1))).toBe('');
  git('commit', '-qm', 'Upgrade to 0.2.0');

  expect(treeOf(git, 'HEAD', 'content/clinic')).toBe(before);
  expect(treeOf(git, 'HEAD', 'content/demo')).toBe(treeOf(git, 'v0.2.0', 'content/demo'));
  expect(existsSync(join(dir, 'content/clinic/policies/privacy/2026-12-24'))).toBe(false);
  expect(readFileSync(join(dir, 'README.md'), 'utf8')).toBe('Release 0.2.0\n');
  const problems = problemsBeforeBuild(join(dir, 'content/clinic'), '2026-11-26');
  expect(problems.filter((problem) => problem.includes('legal name'))).toEqual([]);
});

test('without the guide’s third step, a version of the demo would come into the clinic’s folder', () => {
  const { dir, git } = repository();
  expect(() => git('merge', '--no-commit', '--no-ff', 'v0.2.0')).toThrow();
  const ours = git('ls-tree', '-r', '--name-only', 'HEAD', 'content/clinic');
  const merged = git('ls-files', 'content/clinic', 'content/demo');
  expect(merged).not.toBe(ours);
  expect(dir).toBeTruthy();
});

test('a repository that began from a downloaded folder gets its history with the command of the guide', () => {
  const { git } = repository();
  git('checkout', '-q', '--orphan', 'downloaded');
  git('commit', '-qm', 'Our clinic');
  const before = treeOf(git, 'HEAD', '.');
  expect(() => git('merge', '--no-commit', '--no-ff', 'v0.2.0')).toThrow('unrelated histories');
  const [command = ''] = /^git merge -s ours .*$/m.exec(guide) ?? [];
  const words = Array.from(
    command.matchAll(/"([^"]*)"|(\S+)/g),
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
  git(...words.slice(1));
  expect(treeOf(git, 'HEAD', '.')).toBe(before);
  expect(git('merge-base', 'HEAD', 'v0.2.0')).toBe(git('rev-parse', 'v0.1.0^{commit}'));
});

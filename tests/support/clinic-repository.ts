import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './own-checkout.ts';
import type { Run } from './own-checkout.ts';

/** A clinic's own git repository with this release in it, as its web developer has it after a clone. */
export interface ClinicRepository {
  root: string;
  git: (...args: string[]) => string;
  commit: (message: string) => void;
  /** Runs what `npm run NAME -- …` runs, in the repository and with these settings only. */
  npmRun: (name: string, args: string[], env: Record<string, string>) => Promise<Run>;
  /** Makes the next release of Candour in a branch of its own, with a tag: another demo and another README. */
  publishRelease: (tag: string) => void;
  remove: () => void;
}

const here = join(import.meta.dirname, '../..');

/** What a clone holds, apart from the tests and pages that nobody needs to run Candour. */
const parts = [
  ...[
    'api',
    'command-line',
    'content',
    'site',
    '.gitignore',
    '.gitattributes',
    '.nvmrc',
    '.npmrc',
    '.env.example',
  ],
  ...['astro.config.mjs', 'check-node.js', 'package.json', 'package-lock.json', 'tsconfig.json', 'README.md'],
];

export function openClinicRepository(): ClinicRepository {
  const root = mkdtempSync(join(tmpdir(), 'candour-clinic-'));
  for (const part of parts)
    if (existsSync(join(here, part))) cpSync(join(here, part), join(root, part), { recursive: true });
  symlinkSync(join(here, 'node_modules'), join(root, 'node_modules'));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@clinic.example', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-qm', message);
  };
  git('init', '-q', '-b', 'clinic');
  commit('Candour');
  git('branch', 'upstream');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return {
    root,
    git,
    commit,
    npmRun: (name, args, env) => runNode(root, scripts[name]?.split(' ').at(-1) ?? '', args, env),
    publishRelease: (tag) => {
      git('checkout', '-q', 'upstream');
      writeFileSync(join(root, 'README.md'), `# Candour ${tag}\n`);
      appendFileSync(join(root, 'content/demo/clinic.yaml'), '\n# A remark of the next release.\n');
      commit(`Release ${tag}`);
      git('tag', tag);
      git('checkout', '-q', 'clinic');
    },
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

import { join } from 'node:path';
import { readLock } from '../../site/policies/lock.ts';
import type { Lock } from '../../site/policies/lock.ts';
import { readPolicies } from '../../site/policies/store.ts';
import { compileCache } from './compile-cache.ts';
import { runNode } from './own-checkout.ts';
import type { Run } from './own-checkout.ts';
import type { PolicyFolder } from './policy-files.ts';

/** The day on which the commands run. */
export const TODAY = '2026-11-22';

/** Runs `npm run policy` or `npm run adopt` on a folder, as a developer does. */
export const command = (folder: PolicyFolder, name: 'policy' | 'adopt', ...args: string[]): Promise<Run> =>
  runNode(join(import.meta.dirname, '../..'), `site/commands/${name}.ts`, args, {
    ...compileCache,
    CONTENT_DIR: folder.dir,
    CANDOUR_TODAY: TODAY,
  });

export const policy = (folder: PolicyFolder, ...args: string[]): Promise<Run> =>
  command(folder, 'policy', ...args);

/** The problems that keep the folder's policies from being read; empty if there are none. */
export function problemsIn(folder: PolicyFolder): string[] {
  const policies = readPolicies(folder.dir);
  return policies.ok ? [] : policies.problems;
}

/** The seals in the folder's lock file, by version. */
export function seals(folder: PolicyFolder): Lock {
  const lock = readLock(folder.dir);
  return lock.ok ? lock.value : {};
}

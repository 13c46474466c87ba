import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { policyKinds } from '../../content/addresses.ts';
import type { PolicyKind } from '../../content/addresses.ts';
import type { Loaded } from '../../content/load.ts';
import { notUtf8, readTextFile } from '../../content/text-file.ts';
import { parseFrontMatter } from './front-matter.ts';
import { brokenSeals, readLock, sha256 } from './lock.ts';
import type { Lock } from './lock.ts';
import { faultsOf } from './rules.ts';
import { idOf } from './version.ts';
import type { Version } from './version.ts';

const VERSION_NAME = /^\d{4}-\d\d-\d\d(-([2-9]|[1-9]\d))?$/;

/** All versions in a clinic's folder, and the seals of those that are published. */
export interface PolicyStore {
  versions: Version[];
  seals: Lock;
}

/** Reads and validates every version. Each problem is a sentence that names the file and says what to do. */
export function readPolicies(contentDir: string): Loaded<PolicyStore> {
  const lock = readLock(contentDir);
  if (!lock.ok) return lock;
  const problems = brokenSeals(contentDir, lock.value);
  const versions: Version[] = [];
  for (const { kind, name, strange } of folders(contentDir)) {
    if (strange) {
      problems.push(strange);
      continue;
    }
    const read = readVersion(contentDir, kind, name, lock.value);
    if (read.ok) versions.push(read.value);
    else problems.push(...read.problems);
  }
  problems.push(...faultsOf(versions));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { versions, seals: lock.value } };
}

function folders(contentDir: string): { kind: PolicyKind; name: string; strange?: string }[] {
  const root = join(contentDir, 'policies');
  if (existsSync(root) && !statSync(root).isDirectory())
    return [
      {
        kind: 'privacy',
        name: '',
        strange: 'policies: expected a folder, found a file. Remove or rename it.',
      },
    ];
  return subfolders(root).flatMap((folder) => {
    const kind = policyKinds.find((known) => known === folder);
    if (!kind)
      return [
        {
          kind: 'privacy' as const,
          name: folder,
          strange: `policies/${folder}: there is no such policy. The folders here are ${policyKinds.join(', ')}.`,
        },
      ];
    return subfolders(join(root, kind)).map((name) => {
      const known = VERSION_NAME.test(name);
      const strange = `policies/${kind}/${name}: expected a folder named by the first day on which the version applies, such as 2026-11-22, or 2026-11-22-2 for a correction on that day. Rename it.`;
      return { kind, name, ...(known ? {} : { strange }) };
    });
  });
}

const subfolders = (root: string): string[] =>
  existsSync(root)
    ? readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

function readVersion(contentDir: string, kind: PolicyKind, name: string, seals: Lock): Loaded<Version> {
  const id = idOf({ kind, name });
  const folder = join(contentDir, 'policies', id);
  const text = join(folder, 'text.mdx');
  if (!existsSync(text))
    return {
      ok: false,
      problems: [`policies/${id}: expected a text.mdx, found none. Add it or remove the folder.`],
    };
  const read = readTextFile(text);
  if (!read.ok) return { ok: false, problems: [`policies/${id}/text.mdx line ${read.line}: ${notUtf8}`] };
  const data = parseFrontMatter(text, read.text);
  if (!data.ok) return { ok: false, problems: data.problems.map((problem) => `policies/${id}/${problem}`) };
  const common = { kind, name, folder };
  const seal = seals[id];
  const file = join(folder, 'article.html');
  if (!seal) {
    if (!existsSync(file)) return { ok: true, value: { ...common, state: 'draft', data: data.value } };
    const problem = `policies/${id}/article.html has no seal in policies.lock.json. Bring the lock back with git restore, or, if this was never published, remove article.html and facts.yaml and run “npm run policy -- publish ${kind} ${name}”.`;
    return { ok: false, problems: [problem] };
  }
  const { published } = data.value;
  // The seal check reports a missing article.
  if (!existsSync(file) || published === undefined) return { ok: false, problems: [] };
  const article = readFileSync(file, 'utf8');
  return {
    ok: true,
    value: {
      ...common,
      state: 'published',
      data: { ...data.value, published },
      article,
      hash: sha256(article),
      withdrawn: seal.withdrawn,
    },
  };
}

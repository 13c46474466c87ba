import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loaded } from '../../content/load.ts';
import { bodyOf, headOf } from './front-matter.ts';
import { writeLock } from './lock.ts';
import { readPolicies } from './store.ts';
import { idOf, inOrder } from './version.ts';
import type { Version } from './version.ts';

/**
 * Turns a published version that does not apply yet back into a draft: its text stays; its seal, article and frozen
 * facts are deleted. Returns the path of the draft's text.
 */
export function unpublish(contentDir: string, id: string, today: string): Loaded<string> {
  const policies = readPolicies(contentDir);
  if (!policies.ok) return policies;
  const { versions, seals } = policies.value;
  const version = versions.find((it) => idOf(it) === id);
  const refusal = refusalOf(version, id, versions, today);
  if (!version || refusal !== undefined) return { ok: false, problems: [refusal ?? ''] };

  // Delete the seal first: if this is interrupted, the next command reports the files without a seal and says what to
  // do.
  const others = Object.entries(seals).filter(([sealed]) => sealed !== id);
  writeLock(contentDir, Object.fromEntries(others));
  for (const name of ['article.html', 'facts.yaml']) rmSync(join(version.folder, name), { force: true });
  const file = join(version.folder, 'text.mdx');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, headOf(text).replace(/^published:.*\r?\n/m, '') + bodyOf(text));
  return { ok: true, value: file };
}

function refusalOf(
  version: Version | undefined,
  id: string,
  versions: readonly Version[],
  today: string,
): string | undefined {
  if (version?.state !== 'published') return `There is no published version ${id}.`;
  if (version.withdrawn)
    return `${id} was withdrawn on ${version.withdrawn.on}, and its notice must stay. To say something else, make a new version with “npm run policy -- new”.`;
  if (version.data.effective <= today)
    return `${id} has applied since ${version.data.effective}, and what applied can always be read. To correct it, make a new version: “npm run policy -- new ${version.kind} ${today}”.`;
  const later = versions
    .filter((it) => it.kind === version.kind && it.state === 'published' && inOrder(version, it) < 0)
    .toSorted(inOrder)
    .map(idOf);
  return later.length === 0
    ? undefined
    : `${id} cannot be taken back, because what follows builds on it and is published: ${later.join(', ')}. Take back ${later.at(-1) ?? ''} first.`;
}

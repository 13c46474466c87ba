import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { stringify } from 'yaml';
import type { PolicyKind } from '../../content/addresses.ts';
import type { Loaded } from '../../content/load.ts';
import { bodyOf, parseFrontMatter } from './front-matter.ts';
import type { FrontMatter } from './front-matter.ts';
import { readPolicies } from './store.ts';
import { idOf, inOrder } from './version.ts';

export interface NewDraft {
  id: string;
  file: string;
  /** A unified diff from the latest version; empty if the text is the same. */
  differences: string;
}

/** The file of a policy's text in this release. */
const releaseText = (kind: PolicyKind): string => join('content/policies', `${kind}.mdx`);

/**
 * Creates a draft from the text of the latest version, or of this release.
 *
 * @param name the first day on which it is to apply, with `-2` for a correction on that day
 */
export function draft(
  contentDir: string,
  { kind, name, from, today }: { kind: PolicyKind; name: string; from: 'latest' | 'release'; today: string },
): Loaded<NewDraft> {
  const policies = readPolicies(contentDir);
  if (!policies.ok) return policies;
  const id = idOf({ kind, name });
  const folder = join(contentDir, 'policies', id);
  const refused = (problem: string) => ({ ok: false as const, problems: [problem] });
  if (existsSync(folder))
    return refused(
      `${id} is there already. To correct a version on the day from which it applies, add -2 to the day.`,
    );
  if (name.slice(0, 10) < today)
    return refused(`${name} is past. A version can apply from ${today} at the earliest.`);

  const latest = policies.value.versions
    .filter((it) => it.kind === kind)
    .toSorted(inOrder)
    .at(-1);
  const source = latest && from === 'latest' ? join(latest.folder, 'text.mdx') : releaseText(kind);
  const text = readFileSync(source, 'utf8');
  const data = parseFrontMatter(source, text);
  if (!data.ok) return data;
  const file = join(folder, 'text.mdx');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, writeHead(data.value, name.slice(0, 10), today) + bodyOf(text));
  const before = latest ? bodyOf(readFileSync(join(latest.folder, 'text.mdx'), 'utf8')) : bodyOf(text);
  const same = before === bodyOf(text);
  const differences = same ? '' : createTwoFilesPatch(latest?.name ?? '', name, before, bodyOf(text));
  return { ok: true, value: { id, file, differences } };
}

function writeHead({ title, summary, waived }: FrontMatter, effective: string, today: string): string {
  const nextReview = Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  const head = {
    title,
    summary,
    effective,
    reviewed: today,
    nextReview,
    material: false,
    changes: [],
    ...(waived ? { waived } : {}),
  };
  const yaml = stringify(head, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
  return `---\n${yaml}---\n`;
}

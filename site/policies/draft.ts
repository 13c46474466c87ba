import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { stringify } from 'yaml';
import type { PolicyKind } from '../../content/addresses.ts';
import type { Loaded } from '../../content/load.ts';
import { ROWS_FILE } from '../../content/rows/load-rows.ts';
import { bodyOf, parseFrontMatter } from './front-matter.ts';
import type { FrontMatter } from './front-matter.ts';
import { readPolicies } from './store.ts';
import { idOf, inOrder } from './version.ts';

export interface NewDraft {
  id: string;
  file: string;
  /** A unified diff from the latest version; empty if text and rows are the same. */
  differences: string;
}

/** The file of a policy's text in this release. */
const releaseText = (kind: PolicyKind): string => join('content/policies', `${kind}.mdx`);
/** The file of its rows, which not every policy has. */
const releaseRows = (kind: PolicyKind): string => join('content/policies', `${kind}.yaml`);

/**
 * Creates a draft from the text and the rows of the latest version, or of this release.
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
  const rows = source === releaseText(kind) ? releaseRows(kind) : join(latest?.folder ?? '', ROWS_FILE);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, writeHead(data.value, name.slice(0, 10), today) + bodyOf(text));
  if (existsSync(rows)) copyFileSync(rows, join(folder, ROWS_FILE));
  const texts: [string, string][] = latest
    ? [
        [bodyOf(readFileSync(join(latest.folder, 'text.mdx'), 'utf8')), bodyOf(text)],
        [textOf(join(latest.folder, ROWS_FILE)), textOf(rows)],
      ]
    : [];
  const differences = texts
    .filter(([before, after]) => before !== after)
    .map(([before, after]) => createTwoFilesPatch(latest?.name ?? '', name, before, after));
  return { ok: true, value: { id, file, differences: differences.join('') } };
}

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

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

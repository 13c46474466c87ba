import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { PolicyKind } from '../../content/addresses.ts';
import { orThrow } from '../../content/load.ts';
import { ROWS_FILE } from '../../content/rows/load-rows.ts';
import { bodyOf, parseFrontMatter } from '../../site/policies/front-matter.ts';
import type { FrontMatter } from '../../site/policies/front-matter.ts';

const root = join(import.meta.dirname, '../..');

interface Draft {
  /** The day on which it was read, and on which it is to be published. */
  today: string;
  /** Lines of the front matter that differ. */
  head?: Partial<FrontMatter>;
  /** Changes the text of the release. */
  edit?: (body: string) => string;
}

/** Writes a whole policy as a draft into its folder: this release’s text and rows, after an edit. */
export function writeReleaseDraft(contentDir: string, kind: PolicyKind, day: string, draft: Draft): void {
  writeDraft(contentDir, kind, day, releaseDraft(kind, day, draft));
}

/** Writes a text with this release’s rows beside it. */
export function writeDraft(contentDir: string, kind: PolicyKind, day: string, text: string): void {
  const folder = join(contentDir, 'policies', kind, day);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'text.mdx'), text);
  const rows = join(root, 'content/policies', `${kind}.yaml`);
  if (existsSync(rows)) copyFileSync(rows, join(folder, ROWS_FILE));
}

/** A whole policy as a draft for a day: this release’s text, so that the linter has nothing to find. */
function releaseDraft(kind: PolicyKind, effective: string, { today, head, edit }: Draft): string {
  const file = join(root, 'content/policies', `${kind}.mdx`);
  const text = readFileSync(file, 'utf8');
  const { title, summary } = orThrow(parseFrontMatter(file, text));
  const data: FrontMatter = {
    title,
    summary,
    effective,
    reviewed: today,
    nextReview: Temporal.PlainDate.from(today).add({ years: 1 }).toString(),
    material: false,
    changes: [],
    ...head,
  };
  const before = bodyOf(text);
  const body = edit ? edit(before) : before;
  if (edit && body === before) throw new Error(`The edit of ${kind} changes nothing`);
  return `---\n${stringify(data, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })}---\n${body}`;
}

/** The next version of the full clinic’s privacy notice: the release’s text with a passage that nobody else has. */
export const nextPrivacyNotice = (today: string): string =>
  releaseDraft('privacy', '2027-01-10', {
    today,
    head: { changes: [{ type: 'clarified', note: 'Who we are, in one more line.', section: 'who-we-are' }] },
    edit: (body) => body.replace('{#who-we-are}\n', '{#who-we-are}\n\nWe are the same people as before.\n'),
  });

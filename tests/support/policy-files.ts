import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLock, sealFolder, writeLock } from '../../site/policies/lock.ts';

/** A clinic's folder that a test may change. */
export interface PolicyFolder {
  dir: string;
  path: (file: string) => string;
  read: (file: string) => string;
  write: (file: string, content: string) => void;
  edit: (file: string, from: string | RegExp, to: string) => void;
  /** Writes a version with this front matter, sealed as if it had been published. */
  seal: (id: string, head?: Record<string, unknown>, body?: string, article?: string) => void;
  draft: (id: string, head?: Record<string, unknown>, body?: string) => void;
}

/** Opens a clinic's folder that already exists. */
export function folderAt(dir: string): PolicyFolder {
  const path = (file: string) => join(dir, file);
  const read = (file: string) => readFileSync(path(file), 'utf8');
  const write = (file: string, content: string) => {
    mkdirSync(join(path(file), '..'), { recursive: true });
    writeFileSync(path(file), content);
  };
  const draft: PolicyFolder['draft'] = (id, head = {}, body = BODY) => {
    write(`policies/${id}/text.mdx`, headOf(id, head) + body);
  };
  return {
    dir,
    path,
    read,
    write,
    edit: (file, from, to) => {
      const before = read(file);
      const after = before.replace(from, to);
      if (after === before) throw new Error(`${file} has no ${from.toString()}`);
      write(file, after);
    },
    draft,
    seal: (id, head = {}, body = BODY, article = asHtml(body)) => {
      draft(id, { published: dayOf(id), ...head }, body);
      write(`policies/${id}/facts.yaml`, 'clinic: {}\n');
      write(`policies/${id}/article.html`, article);
      const lock = readLock(dir);
      if (!lock.ok) throw new Error(lock.problems.join());
      writeLock(dir, { ...lock.value, [id]: { files: sealFolder(path(`policies/${id}`)) } });
    },
  };
}

const BODY = '\n## First {#first}\n\nSomething.\n';

const dayOf = (id: string): string => /\d{4}-\d\d-\d\d/.exec(id)?.[0] ?? '';

function headOf(id: string, head: Record<string, unknown>): string {
  const lines = Object.entries({
    title: 'A policy',
    summary: 'What it says.',
    effective: dayOf(id),
    reviewed: '2018-01-01',
    nextReview: '2028-01-01',
    material: false,
    changes: [],
    ...head,
  });
  return `---\n${lines.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n')}\n---\n`;
}

/** Renders the little Markdown that these tests use. */
const asHtml = (body: string): string =>
  body
    .trim()
    .split('\n\n')
    .map((block) => {
      const [, text, id] = /^## (.*) \{#(.*)\}$/.exec(block) ?? [];
      return text === undefined ? `<p>${block}</p>\n` : `<h2 id="${id ?? ''}">${text}</h2>\n`;
    })
    .join('');

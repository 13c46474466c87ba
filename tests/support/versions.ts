import type { PolicyKind } from '../../content/addresses.ts';
import type { FrontMatter } from '../../site/policies/front-matter.ts';
import { sha256 } from '../../site/policies/lock.ts';
import type { Published } from '../../site/policies/version.ts';

/** A published version such as `privacy/2026-11-22`, for tests that need no files. */
export function published(id: string, publishedOn?: string, withdrawnOn?: string): Published {
  const [kind = '', name = ''] = id.split('/');
  const effective = name.slice(0, 10);
  const article = `<h2 id="first">First</h2>\n<p>What ${id} says.</p>\n`;
  return {
    state: 'published',
    kind: kind as PolicyKind,
    name,
    folder: `/nowhere/${id}`,
    data: { ...frontMatter(effective), published: publishedOn ?? effective },
    article,
    hash: sha256(article),
    withdrawn: withdrawnOn === undefined ? undefined : { on: withdrawnOn, hash: sha256(id) },
  };
}

const frontMatter = (effective: string): FrontMatter => ({
  title: 'A policy',
  summary: 'What it says.',
  effective,
  reviewed: '2025-01-01',
  nextReview: '2027-01-01',
  material: false,
  changes: [],
});

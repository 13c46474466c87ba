import type { Loaded } from '../../content/load.ts';
import { unknownFacts } from './facts/check.ts';
import { factsNow } from './freeze.ts';
import { lintDraft, lintPublished } from './lint-version.ts';
import type { LintedVersion } from './lint-version.ts';
import { renderArticles } from './render-articles.ts';
import { readPolicies } from './store.ts';
import { idOf, isDraft } from './version.ts';
import type { Published } from './version.ts';
import { waiverProblems } from './waivers.ts';

/**
 * Lints every version: those in force under today's law, all others under the law of their first day. A published
 * version is read as sealed, with its frozen facts; a draft as if it were published today.
 */
export async function lintVersions(contentDir: string, today: string): Promise<Loaded<LintedVersion[]>> {
  const policies = readPolicies(contentDir);
  if (!policies.ok) return policies;
  const now = factsNow(contentDir);
  if (!now.ok) return now;
  const versions = policies.value.versions;
  const drafts = versions.filter(isDraft);
  const mistaken = [...unknownFacts(drafts), ...waiverProblems(drafts)];
  if (mistaken.length > 0) return { ok: false, problems: mistaken };
  const rendered = drafts.length > 0 ? await renderArticles(contentDir, drafts.map(idOf)) : undefined;
  if (rendered && !rendered.ok) return rendered;
  const published = versions.filter((it): it is Published => it.state === 'published' && !it.withdrawn);
  return {
    ok: true,
    value: [
      ...published.map((version) => lintPublished(version, published, now.value, today)),
      ...drafts.map((draft) => lintDraft(draft, rendered?.value.get(idOf(draft)) ?? '', now.value)),
    ],
  };
}

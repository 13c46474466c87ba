import type { Clinic } from '../../content/schema.ts';
import type { Loaded } from '../../content/load.ts';
import { line, lint, stops } from '../linter/lint.ts';
import type { Finding, StorageRegister } from '../linter/rule.ts';
import { structureRules } from '../linter/rules/structure.ts';
import { factsNow, frozenFacts } from './freeze.ts';
import type { Facts } from './freeze.ts';
import { renderArticles } from './press.ts';
import { readPolicies } from './store.ts';
import { shelvesOn } from './timeline.ts';
import type { Entry } from './timeline.ts';
import { idOf } from './version.ts';
import type { Published, Version } from './version.ts';

/** What the linter finds in one version, under the law of the day `on`. */
export interface Judged {
  id: string;
  on: string;
  /** Whether a later version has replaced it, so that nothing in it can be corrected any more. */
  replaced: boolean;
  findings: Finding[];
}

/**
 * Lints every version: what is in force by the law of today, all others by the law of their first day. A published
 * version is read as it was sealed, with the facts it was made from; a draft as it would be published now.
 */
export async function judge(contentDir: string, today: string): Promise<Loaded<Judged[]>> {
  const policies = readPolicies(contentDir);
  if (!policies.ok) return policies;
  const now = factsNow(contentDir);
  if (!now.ok) return now;
  const versions = policies.value.versions;
  const drafts = versions.filter(({ state }) => state === 'draft').map(idOf);
  const rendered = drafts.length > 0 ? await renderArticles(contentDir, drafts) : undefined;
  if (rendered && !rendered.ok) return rendered;
  const published = versions.filter((it): it is Published => it.state === 'published' && !it.withdrawn);
  const entries = shelvesOn(published, today).flatMap((shelf) => shelf.entries);
  const withStatus = (status: Entry['status']) =>
    entries.filter((it) => it.status === status).map(({ version }) => idOf(version));
  const inForce = withStatus('in-force');
  const past = withStatus('past');
  return {
    ok: true,
    value: [...published, ...versions.filter(({ state }) => state === 'draft')].map((version) => {
      const on = inForce.includes(idOf(version)) ? today : version.data.effective;
      const article =
        version.state === 'published' ? version.article : (rendered?.value.get(idOf(version)) ?? '');
      const facts = version.state === 'published' ? (frozenFacts(version.folder) ?? {}) : now.value;
      return {
        id: idOf(version),
        on,
        replaced: past.includes(idOf(version)),
        findings: lint(inputOf(version, article, overToday(now.value, facts), on)),
      };
    }),
  };
}

/**
 * What no version may be sealed with, because a reader would meet it as a fault: a placeholder, literal Markdown, a
 * link that leads nowhere, an announced list that is not there. Each a sentence.
 */
export const unfit = (version: Version, article: string, facts: Facts): string[] =>
  lint(inputOf(version, article, facts, version.data.effective), structureRules)
    .filter(stops)
    .map((finding) => `policies/${idOf(version)}: ${line(finding)}`);

const inputOf = (version: Version, html: string, { clinic, storage }: Facts, on: string) => ({
  kind: version.kind,
  html,
  frontMatter: { ...version.data, published: version.data.published ?? version.data.effective },
  facts: clinic as Clinic,
  register: storage as StorageRegister | undefined,
  on,
});

/** Facts that were frozen under an older release lack what has been asked for since; today’s answer stands in. */
const overToday = (now: Facts, { clinic, storage }: Partial<Facts>): Facts => ({
  clinic: { ...(now.clinic as Clinic), ...(clinic as Partial<Clinic> | undefined) },
  storage,
});

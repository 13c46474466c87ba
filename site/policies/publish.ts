import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loaded } from '../../content/load.ts';
import { unknownFacts } from './facts/check.ts';
import { factsNow, writeFacts } from './freeze.ts';
import { formatFindings, lintDraft, publishBlockers } from './lint-version.ts';
import { bodyOf, headOf } from './front-matter.ts';
import { sealFolder, sha256, writeLock } from './lock.ts';
import { problemsBeforePublication } from './ready.ts';
import { renderArticles } from './render-articles.ts';
import { faultsOf } from './rules.ts';
import { readPolicies } from './store.ts';
import { idOf, inOrder, isDraft } from './version.ts';
import type { Draft, Published, Version } from './version.ts';
import { waiverProblems } from './waivers.ts';

/**
 * Publishes drafts: renders each with Astro, freezes the facts and seals all three files. It writes nothing unless all
 * drafts can be published: a linter error that is not waived stops it.
 *
 * @param ids such as `privacy/2027-01-10`; an empty list means every draft
 * @param today the day of publication
 */
export async function publish(
  contentDir: string,
  ids: readonly string[],
  today: string,
): Promise<Loaded<Published[]>> {
  const policies = readPolicies(contentDir);
  if (!policies.ok) return policies;
  const facts = factsNow(contentDir);
  if (!facts.ok) return facts;
  const { versions, seals } = policies.value;
  const drafts = versions.filter(isDraft);
  const chosen = ids.length > 0 ? drafts.filter((draft) => ids.includes(idOf(draft))) : drafts;
  const unready = problemsBeforePublication(contentDir, chosen);
  if (unready.length > 0) return { ok: false, problems: unready };
  const problems = [
    ...ids.filter((id) => !chosen.some((draft) => idOf(draft) === id)).map((id) => missing(id, versions)),
    ...chosen.flatMap((draft) => tooLate(draft, today)),
  ];
  if (problems.length > 0) return { ok: false, problems };
  if (chosen.length === 0)
    return { ok: false, problems: ['There is no draft. “npm run policy -- new” makes one.'] };

  const mistaken = [...unknownFacts(chosen), ...waiverProblems(chosen)];
  if (mistaken.length > 0) return { ok: false, problems: mistaken };
  const articles = await renderArticles(contentDir, chosen.map(idOf));
  if (!articles.ok) return articles;
  const wrong = publishBlockers(
    chosen.map((draft) => lintDraft(draft, articles.value.get(idOf(draft)) ?? '', facts.value)),
  );
  if (wrong.length > 0) return { ok: false, problems: formatFindings(wrong) };
  const published = chosen.map((draft): Published => {
    const article = articles.value.get(idOf(draft)) ?? '';
    const data = { ...draft.data, published: today };
    return { ...draft, state: 'published', data, article, hash: sha256(article), withdrawn: undefined };
  });
  const after = versions.map((version) => published.find((it) => idOf(it) === idOf(version)) ?? version);
  const faults = faultsOf(after);
  if (faults.length > 0) return { ok: false, problems: faults };

  for (const version of published) {
    const text = join(version.folder, 'text.mdx');
    writeFileSync(text, withPublished(readFileSync(text, 'utf8'), today));
    writeFileSync(join(version.folder, 'facts.yaml'), writeFacts(facts.value));
    writeFileSync(join(version.folder, 'article.html'), version.article);
    seals[idOf(version)] = { files: sealFolder(version.folder) };
  }
  writeLock(contentDir, seals);
  return { ok: true, value: published };
}

/** Returns the ids of versions that follow another one but list no changes. */
export const withoutChanges = (published: readonly Published[], all: readonly Version[]): string[] =>
  published
    .filter(({ data }) => data.changes.length === 0)
    .filter((version) => all.some((it) => it.kind === version.kind && inOrder(it, version) < 0))
    .map(idOf);

function missing(id: string, versions: readonly Version[]): string {
  if (versions.some((version) => idOf(version) === id))
    return `${id} is published already, and a published version never changes. To say something else, make a new version with “npm run policy -- new”.`;
  const drafts = versions.filter(isDraft).map(idOf);
  return `There is no draft ${id}. ${drafts.length > 0 ? `The drafts are ${drafts.join(', ')}.` : '“npm run policy -- new” makes one.'}`;
}

function tooLate({ kind, name, data }: Draft, today: string): string[] {
  const at = `policies/${kind}/${name}`;
  if (data.published !== undefined && data.published !== today)
    return [
      `${at}: published says ${data.published}, but today is ${today}. Leave that line out: publishing writes it.`,
    ];
  if (data.effective < today)
    return [
      `${at} would apply from ${data.effective}, which is in the past, so nobody could have read it in time: rename its folder to ${today} or later, and change effective to the same day.`,
    ];
  return [];
}

function withPublished(text: string, today: string): string {
  const head = headOf(text);
  if (/^published:/m.test(head)) return text;
  return head.replace(/^effective:/m, `published: "${today}"\neffective:`) + bodyOf(text);
}

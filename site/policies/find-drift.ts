import type { Loaded } from '../../content/load.ts';
import { sectionsOf } from './article.ts';
import { drift, factsNow, frozenFacts } from './freeze.ts';
import { renderArticles } from './render-articles.ts';
import { readPolicies } from './store.ts';
import { timelinesOn } from './timeline.ts';
import { idOf } from './version.ts';
import type { Published } from './version.ts';

/** The differences between a version in force and what it would say today. */
export interface Drift {
  id: string;
  /** Facts that have changed since they were frozen. */
  facts: string[];
  /** Headings of sections that would read differently if this version were published today. */
  sections: string[];
}

/** Renders each version in force again, from today's facts and components, and returns the differences. */
export async function findDrift(contentDir: string, today: string): Promise<Loaded<Drift[]>> {
  const policies = readPolicies(contentDir);
  if (!policies.ok) return policies;
  const now = factsNow(contentDir);
  if (!now.ok) return now;
  const published = policies.value.versions.filter((it): it is Published => it.state === 'published');
  const current = timelinesOn(published, today).flatMap((timeline) => timeline.current?.version ?? []);
  if (current.length === 0) return { ok: true, value: [] };
  const articles = await renderArticles(contentDir, current.map(idOf));
  if (!articles.ok) return articles;
  return {
    ok: true,
    value: current.map((version) => {
      const frozen = frozenFacts(version.folder);
      return {
        id: idOf(version),
        facts: frozen ? drift(frozen, now.value) : [],
        sections: differing(version.article, articles.value.get(idOf(version)) ?? ''),
      };
    }),
  };
}

function differing(before: string, after: string): string[] {
  const [old, fresh] = [before, after].map(
    (article) =>
      new Map(sectionsOf(article).map((section) => [section.text, JSON.stringify(section.blocks)])),
  );
  return [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])].filter(
    (heading) => old?.get(heading) !== fresh?.get(heading),
  );
}

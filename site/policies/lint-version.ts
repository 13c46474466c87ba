import type { Facts } from '../../content/facts/demo-facts.ts';
import type { Clinic } from '../../content/schema.ts';
import { formatFinding, lint, isBlocking } from '../linter/lint.ts';
import type { Finding, StorageRegister } from '../linter/rule.ts';
import { frozenFacts } from './freeze.ts';
import { timelinesOn } from './timeline.ts';
import { idOf } from './version.ts';
import type { Draft, Published, Version } from './version.ts';

/** The linter's findings for one version, under the law of the day `on`. */
export interface LintedVersion {
  id: string;
  on: string;
  /** Whether a later version has replaced it, so that it can no longer be corrected. */
  replaced: boolean;
  findings: Finding[];
}

/** Lints a draft as if it were published today: with today's facts, under the law of its first day. */
export const lintDraft = (draft: Draft, article: string, facts: Facts): LintedVersion => ({
  id: idOf(draft),
  on: draft.data.effective,
  replaced: false,
  findings: lint(inputOf(draft, article, facts, draft.data.effective)),
});

/** Lints a published version: under today's law if it is in force, otherwise under the law of its first day. */
export function lintPublished(
  version: Published,
  published: readonly Published[],
  now: Facts,
  today: string,
): LintedVersion {
  const entry = timelinesOn(published, today)
    .flatMap(({ entries }) => entries)
    .find((it) => it.version === version);
  const on = entry?.status === 'in-force' ? today : version.data.effective;
  const facts = overToday(now, frozenFacts(version.folder) ?? {});
  // The version is served from the clinic's present website, whichever it had on publication.
  const { website } = now.clinic as Clinic;
  const findings = lint({ ...inputOf(version, version.article, facts, on), website });
  return { id: idOf(version), on, replaced: entry?.status === 'past', findings };
}

/**
 * Returns one paragraph for each version, with a line for each finding. Findings that an earlier version has in the
 * same words are only counted.
 */
export function formatFindings(judged: readonly LintedVersion[]): string[] {
  const reported = new Map<string, string>();
  return judged
    .filter(({ findings }) => findings.length > 0)
    .map(({ id, on, replaced, findings }) => {
      const lines = findings.map(formatFinding);
      const added = lines.filter((it) => !reported.has(it));
      const repeated = lines.filter((it) => reported.has(it));
      const [first] = new Set(repeated.map((it) => reported.get(it)));
      for (const it of added) reported.set(it, id);
      const counted = first === undefined ? [] : [`${repeated.length} more, listed above under ${first}`];
      const aside = replaced ? ' (a later version has replaced it)' : '';
      return [`${id}, by the law of ${on}${aside}:`, ...[...added, ...counted].map((it) => `  - ${it}`)].join(
        '\n',
      );
    });
}

/** Returns only the findings that block publication: errors that are not waived, in versions that can still change. */
export const publishBlockers = (judged: readonly LintedVersion[]): LintedVersion[] =>
  judged
    .filter(({ replaced }) => !replaced)
    .map((one) => ({ ...one, findings: one.findings.filter(isBlocking) }))
    .filter(({ findings }) => findings.length > 0);

const inputOf = (version: Version, html: string, { clinic, storage }: Facts, on: string) => ({
  kind: version.kind,
  html,
  frontMatter: { ...version.data, published: version.data.published ?? version.data.effective },
  facts: clinic as Clinic,
  register: storage as StorageRegister | undefined,
  on,
});

/**
 * Facts frozen by an older release may lack keys that were added since; today's values fill the gaps. Only the team pages
 * did not exist then, so a version without the key is not asked to mention them.
 */
const overToday = (now: Facts, { clinic, storage }: Partial<Facts>): Facts => ({
  clinic: { ...(now.clinic as Clinic), teamPages: false, ...(clinic as Partial<Clinic> | undefined) },
  storage,
});

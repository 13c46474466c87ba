import type { Facts } from '../../content/facts/demo-facts.ts';
import type { Clinic } from '../../content/schema.ts';
import { formatFinding, lint, isBlocking } from '../linter/lint.ts';
import type { Finding, StorageRegister } from '../linter/rule.ts';
import { frozenFacts } from './freeze.ts';
import { timelinesOn } from './timeline.ts';
import { idOf } from './version.ts';
import type { Draft, Published, Version } from './version.ts';

/** What the linter finds in one version, under the law of the day `on`. */
export interface LintedVersion {
  id: string;
  on: string;
  /** Whether a later version has replaced it, so that nothing in it can be corrected any more. */
  replaced: boolean;
  findings: Finding[];
}

/** A draft as it would be published now: from the facts of today, by the law of its first day. */
export const lintDraft = (draft: Draft, article: string, facts: Facts): LintedVersion => ({
  id: idOf(draft),
  on: draft.data.effective,
  replaced: false,
  findings: lint(inputOf(draft, article, facts, draft.data.effective)),
});

/** What is in force by the law of today, whatever is past or to come by that of its first day. */
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
  // Whatever website the clinic had when this was published, it is shown by the one of today.
  const { website } = now.clinic as Clinic;
  const findings = lint({ ...inputOf(version, version.article, facts, on), website });
  return { id: idOf(version), on, replaced: entry?.status === 'past', findings };
}

/** One paragraph for each version: its findings as lines. What an earlier one has word for word is only counted. */
export function formatFindings(judged: readonly LintedVersion[]): string[] {
  const told = new Map<string, string>();
  return judged
    .filter(({ findings }) => findings.length > 0)
    .map(({ id, on, replaced, findings }) => {
      const lines = findings.map(formatFinding);
      const fresh = lines.filter((it) => !told.has(it));
      const again = lines.filter((it) => told.has(it));
      const [first] = new Set(again.map((it) => told.get(it)));
      for (const it of fresh) told.set(it, id);
      const counted = first === undefined ? [] : [`${again.length} more, listed above under ${first}`];
      const aside = replaced ? ' (a later version has replaced it)' : '';
      return [`${id}, by the law of ${on}${aside}:`, ...[...fresh, ...counted].map((it) => `  - ${it}`)].join(
        '\n',
      );
    });
}

/** Only what must be mended before a version may be published: errors that are not waived, in what can still change. */
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

/** Facts that were frozen under an older release lack what has been asked for since; today’s answer stands in. */
const overToday = (now: Facts, { clinic, storage }: Partial<Facts>): Facts => ({
  clinic: { ...(now.clinic as Clinic), ...(clinic as Partial<Clinic> | undefined) },
  storage,
});

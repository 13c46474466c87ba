import { parseArticle } from './article.ts';
import { rules as everyRule } from './rules.ts';
import type { Finding, LintInput, Rule, Subject } from './rule.ts';

/**
 * Judges one version of a policy by what its article says, under the law of the day `on`.
 * @returns what is wrong, missing or worth a look, errors first; an empty list for a complete document. What the
 * clinic waives in its front matter is listed with the reason and stops nothing.
 */
export function lint(input: LintInput, rules: readonly Rule[] = everyRule): Finding[] {
  const subject: Subject = { ...input, article: parseArticle(input.html) };
  const applying = rules.filter((rule) => applies(rule, subject));
  const findings = applying.flatMap((rule) =>
    rule.check(subject).map((fault): Finding => {
      const reason = input.frontMatter.waived?.find((it) => it.rule === rule.id)?.reason.trim();
      const { id, topic = id, level, source, from } = rule;
      const since = from === undefined ? {} : { since: from };
      return { rule: id, topic, level, source, ...since, ...fault, ...(reason ? { waived: reason } : {}) };
    }),
  );
  return [...findings, ...waiverFaults(subject, rules, findings)].toSorted(byWeight);
}

/** The days on which a rule begins to be law or ends, when versions in force must be judged again. */
export const ruleDays = (rules: readonly Rule[] = everyRule): string[] => [
  ...new Set(rules.flatMap(({ from, until }) => [from ?? [], until ?? []].flat())),
];

/** What must be mended before this version may be published: errors that are not waived. */
export const isBlocking = (finding: Finding): boolean =>
  finding.level === 'error' && finding.waived === undefined;

/** One line for a terminal: weight, rule, section, what is wrong, where the rule comes from. */
export function formatFinding({ level, rule, section, missing, source, waived }: Finding): string {
  const where = section ? ` #${section}` : '';
  return `${waived === undefined ? level : 'waived'} ${rule}${where}: ${missing} (${waived ?? source})`;
}

const applies = (rule: Rule, { kind, on, facts }: Subject): boolean =>
  rule.kinds.includes(kind) &&
  (rule.from ?? '') <= on &&
  (rule.until === undefined || on < rule.until) &&
  (rule.when === undefined || Boolean(rule.when(facts)));

/**
 * A waiver needs a rule that exists, a reason, and something to waive. A rule that a later release removed stops nothing:
 * only a draft must not name it, which `site/policies/waivers.ts` reports with file and line.
 */
function waiverFaults({ frontMatter }: Subject, rules: readonly Rule[], findings: Finding[]): Finding[] {
  return (frontMatter.waived ?? []).flatMap(({ rule, reason }): Finding[] => {
    const finding = (level: Finding['level'], missing: string): Finding[] => [
      { rule: 'waived', topic: 'waived', level, missing, source: 'front matter' },
    ];
    if (!rules.some(({ id }) => id === rule))
      return finding('advice', `there is no rule ${rule} any more: leave its waiver out of the next version`);
    if (reason.trim() === '') return finding('error', `the waiver of ${rule} needs a reason`);
    if (!findings.some((it) => it.rule === rule))
      return finding('advice', `nothing needs the waiver of ${rule} any more: remove it`);
    return [];
  });
}

const weights = ['error', 'warning', 'advice'];
const byWeight = (a: Finding, b: Finding) =>
  Number(a.waived !== undefined) - Number(b.waived !== undefined) ||
  weights.indexOf(a.level) - weights.indexOf(b.level);

import type { Drift } from './find-drift.ts';
import { formatFindings, publishBlockers } from './lint-version.ts';
import type { LintedVersion } from './lint-version.ts';
import { describeOvertaken, isOvertaken, withoutOvertaken } from './overtaken.ts';

export interface CheckReport {
  /** Paragraphs for a terminal. */
  lines: string[];
  /** Whether something would stop publication, or is wrong in a version in force. */
  failed: boolean;
}

/**
 * What `npm run policy -- check` says of versions: what the law overtook, what the linter found, what would read
 * differently, what in `clinic.yaml` stops the next publication (`unready`), and which of the clinic's own words the law
 * overtook (`words`), which stops nothing.
 */
export function checkReport(
  linted: readonly LintedVersion[],
  drifts: readonly Drift[],
  unready: readonly string[] = [],
  words: readonly string[] = [],
): CheckReport {
  const failed = unready.length > 0 || publishBlockers(linted).length > 0;
  const overtaken = describeOvertaken(linted);
  const changed = drifts.filter(({ facts, sections }) => facts.length + sections.length > 0);
  const warned = linted.some(
    ({ replaced, findings }) =>
      !replaced && findings.some(({ level, waived }) => level !== 'advice' && waived === undefined),
  );
  return {
    lines: [
      ...(unready.length > 0 ? [`Mend this before you publish the next version:\n${list(unready)}`] : []),
      ...(words.length > 0 ? [`Change your own words for what the law does not ask:\n${list(words)}`] : []),
      ...overtaken,
      ...draftsNeeded(linted).map(
        (kind) =>
          `To draft the next version, with what must change marked: npm run policy -- draft-next ${kind}`,
      ),
      ...formatFindings(withoutOvertaken(linted)),
      ...drifts.flatMap(describeDrift),
      ...(failed || warned || changed.length + words.length > 0 ? [] : ['Nothing to mend.']),
    ],
    failed,
  };
}

/** The policies of which the law overtook a version, each once. */
const draftsNeeded = (linted: readonly LintedVersion[]): string[] => [
  ...new Set(
    linted
      .filter(({ id, replaced, findings }) => !replaced && findings.some((it) => isOvertaken(id, it)))
      .map(({ id }) => id.split('/')[0] ?? ''),
  ),
];

function describeDrift({ id, facts, sections }: Drift): string[] {
  const text =
    sections.length === 0
      ? `${id}: says what it would say if it were published today.`
      : `${id}: would read differently if it were published today, in\n${list(sections)}`;
  return facts.length === 0 ? [text] : [text, `  Facts that have changed since:\n${list(facts)}`];
}

const list = (lines: readonly string[]): string => lines.map((line) => `  - ${line}`).join('\n');

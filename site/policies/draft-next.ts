import { readFileSync, writeFileSync } from 'node:fs';
import type { PolicyKind } from '../../content/addresses.ts';
import type { Loaded } from '../../content/load.ts';
import { isBlocking } from '../linter/lint.ts';
import type { Finding } from '../linter/rule.ts';
import { draft } from './draft.ts';
import { factsNow } from './freeze.ts';
import { bodyOf, headOf } from './front-matter.ts';
import { lintPublished } from './lint-version.ts';
import { markFaults } from './mark-faults.ts';
import { readPolicies } from './store.ts';
import { idOf, inOrder, nameFrom } from './version.ts';
import type { Published } from './version.ts';

export interface NextDraft {
  file: string;
  kind: PolicyKind;
  /** Its first day, with `-2` for a correction of a version that began today. */
  name: string;
  /** How many places are marked. */
  marked: number;
}

/**
 * Makes a draft from the version in force, for today, with a comment at each place that would stop publication.
 * Refuses where a draft is there already, a version to come is published, or nothing has to change.
 */
export function draftNext(contentDir: string, kind: PolicyKind, today: string): Loaded<NextDraft> {
  const refused = (problem: string) => ({ ok: false as const, problems: [problem] });
  const policies = readPolicies(contentDir);
  if (!policies.ok) return policies;
  const own = policies.value.versions.filter((it) => it.kind === kind).toSorted(inOrder);
  const published = own.filter((it): it is Published => it.state === 'published' && !it.withdrawn);
  const waiting = own.find(({ state }) => state === 'draft');
  const latest = published.at(-1);
  if (waiting) return refused(`${idOf(waiting)} is a draft already. Edit it, check it and publish it.`);
  if (!latest)
    return refused(
      `No version of ${kind} is published. Make the first: npm run policy -- new ${kind} ${today}`,
    );
  if (latest.data.effective > today)
    return refused(
      `${idOf(latest)} is published and does not apply yet. Take it back and correct it: npm run policy -- unpublish ${kind} ${latest.name}`,
    );
  const now = factsNow(contentDir);
  if (!now.ok) return now;
  const faults = lintPublished(latest, published, now.value, today)
    .findings.filter(isToChange)
    .map((fault) => onlyLaterSince(fault, latest.data.effective));
  if (faults.length === 0)
    return refused(
      `Nothing in ${idOf(latest)} has to change. To change something else: npm run policy -- new ${kind} DAY`,
    );
  const name = nameFrom(today, latest);
  const made = draft(contentDir, { kind, name, from: 'latest', today });
  if (!made.ok) return made;
  const text = readFileSync(made.value.file, 'utf8');
  writeFileSync(made.value.file, `${headOf(text)}\n${markFaults(bodyOf(text), faults)}\n`);
  return { ok: true, value: { file: made.value.file, kind, name, marked: faults.length } };
}

const isToChange = (finding: Finding): boolean =>
  isBlocking(finding) || (finding.level === 'warning' && finding.waived === undefined);

/** What was wrong from the first day of the version has no day of its own. */
function onlyLaterSince({ since, ...fault }: Finding, firstDay: string): Finding {
  return since !== undefined && since > firstDay ? { ...fault, since } : fault;
}

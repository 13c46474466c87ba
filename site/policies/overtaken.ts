import type { Finding } from '../linter/rule.ts';
import { writeDay } from '../layouts/dates.ts';
import type { LintedVersion } from './lint-version.ts';

/** Whether a finding is about law or guidance that began after the first day of the version, and is not waived. */
export const isOvertaken = (id: string, { since, level, waived }: Finding): boolean =>
  since !== undefined && since > firstDayOf(id) && level !== 'advice' && waived === undefined;

/** One sentence on each thing that the law overtook: what the version says or lacks, since when, and the source. */
export function describeOvertaken(linted: readonly LintedVersion[]): string[] {
  return linted
    .filter(({ replaced }) => !replaced)
    .flatMap(({ id, findings }) =>
      findings.filter((it) => isOvertaken(id, it)).map((it) => `${id} ${describeFault(it)}`),
    );
}

/** What is left to be listed when the sentences about the law have been said. */
export const withoutOvertaken = (linted: readonly LintedVersion[]): LintedVersion[] =>
  linted.map((one) => ({
    ...one,
    findings: one.findings.filter((it) => one.replaced || !isOvertaken(one.id, it)),
  }));

/** The end of a sentence that begins with the version: `says “…”, wrong since 30 September 2026 (source): why`. */
export function describeFault({ missing, since, source, rule }: Finding): string {
  const { quote, reason } = quotedIn(missing);
  const day = since === undefined ? '' : ` since ${writeDay(since)}`;
  const why = `(${source}, rule ${rule})`;
  return quote === undefined
    ? `does not say this, required${day} ${why}: ${reason}.`
    : `says “${quote}”, wrong${day} ${why}: ${reason}.`;
}

/** A finding about a sentence ends with the sentence in quotation marks. */
export function quotedIn(missing: string): { quote: string | undefined; reason: string } {
  const [, reason = missing, quote] = /^(.*?): "(.*)"$/s.exec(missing) ?? [];
  return { quote, reason };
}

const firstDayOf = (id: string): string => /\d{4}-\d\d-\d\d/.exec(id)?.[0] ?? '';

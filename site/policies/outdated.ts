import type { PolicyKind } from '../../content/addresses.ts';
import type { Facts } from '../../content/facts/demo-facts.ts';
import { isBlocking } from '../linter/lint.ts';
import { lintPublished } from './lint-version.ts';
import { timelinesOn } from './timeline.ts';
import type { Published, Version } from './version.ts';

/** A published version of which something is no longer right. It stays published, and the clinic is told. */
export interface OutdatedVersion {
  policy: PolicyKind;
  version: string;
  status: 'past' | 'in-force' | 'upcoming';
  faults: {
    rule: string;
    /** The day from which it has been wrong: that of the law, or the first day of the version. */
    since: string;
    section?: string;
    missing: string;
    source: string;
  }[];
}

/** The rules that a version is held against whether it applies or not: facts of the demo are wrong on any page. */
const ON_EVERY_PAGE = ['DEMO-01'];

/**
 * What the linter has against published versions on a day: everything that would stop publication in those in force, and
 * facts of the demo in every one.
 */
export function outdatedVersions(versions: readonly Version[], now: Facts, today: string): OutdatedVersion[] {
  const published = versions.filter((it): it is Published => it.state === 'published' && !it.withdrawn);
  return timelinesOn(published, today).flatMap(({ kind, entries }) =>
    entries.flatMap(({ version, from, status }): OutdatedVersion[] => {
      if (status === 'void') return [];
      const faults = lintPublished(version, published, now, today)
        .findings.filter(isBlocking)
        .filter(({ rule }) => status === 'in-force' || ON_EVERY_PAGE.includes(rule))
        .map(({ rule, since = from, section, missing, source }) => ({
          rule,
          since: since > from ? since : from,
          ...(section ? { section } : {}),
          missing,
          source,
        }));
      return faults.length === 0 ? [] : [{ policy: kind, version: version.name, status, faults }];
    }),
  );
}

/** Lines for a terminal: one for each version, and one for each thing that is wrong with it. */
export const describeOutdated = (outdated: readonly OutdatedVersion[]): string[] =>
  outdated.flatMap(({ policy, version, status, faults }) => [
    `Warning: ${policy}/${version} (${status}) is published and no longer right. Make a new version: npm run policy -- new ${policy} DAY`,
    ...faults.map(
      ({ rule, since, missing, source }) => `  - ${rule}, since ${since}: ${missing} (${source})`,
    ),
  ]);

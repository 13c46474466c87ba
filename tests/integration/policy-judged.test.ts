import { describe, expect, test } from 'vitest';
import { contentDirectory, orThrow } from '../../content/load.ts';
import { lintVersions } from '../../site/policies/lint-versions.ts';
import { formatFindings, publishBlockers } from '../../site/policies/lint-version.ts';
import { today } from '../../site/build/today.ts';
import { policyFolder } from '../support/policy-folder.ts';

const placeholder = '\n## First {#first}\n\nAsk [clinic name] about it.\n';

test('no policy of this clinic, in force, to come or in draft, has a blocking finding: see npm run policy -- check', async () => {
  const day = today(process.env);
  const judged = orThrow(await lintVersions(contentDirectory(process.env), day));
  expect(formatFindings(publishBlockers(judged))).toEqual([]);
});

describe('published versions are linted as they were sealed', () => {
  test('by the law of today if in force, and otherwise by the law of their first day', async () => {
    const folder = policyFolder('minimal');
    for (const day of ['2025-12-01', '2026-06-19', '2027-01-10'])
      folder.seal(`privacy/${day}`, { published: '2025-12-01' }, placeholder);
    const judged = orThrow(await lintVersions(folder.dir, '2026-11-22'));
    expect(judged.map(({ id, on, replaced }) => [id, on, replaced])).toEqual([
      ['privacy/2025-12-01', '2025-12-01', true],
      ['privacy/2026-06-19', '2026-11-22', false],
      ['privacy/2027-01-10', '2027-01-10', false],
    ]);
    const complaints = judged.map(({ findings }) => findings.some(({ rule }) => rule === 'PN-29'));
    expect(complaints).toEqual([false, true, true]);
    expect(judged.every(({ findings }) => findings.some(({ rule }) => rule === 'CD-06'))).toBe(true);
  });

  test('with the facts they were made from, and not those of today', async () => {
    const folder = policyFolder('minimal');
    folder.seal('cookies/2026-11-22');
    folder.edit('clinic.yaml', 'legalName: A. Practitioner', 'legalName: Another Practitioner');
    const names = async () =>
      orThrow(await lintVersions(folder.dir, '2026-11-22'))[0]
        ?.findings.map(({ missing }) => missing)
        .join(' ');
    expect(await names()).toContain('Another Practitioner');
    folder.write(
      'policies/cookies/2026-11-22/facts.yaml',
      'clinic: { legalName: The Practitioner of Then }\n',
    );
    folder.edit('policies.lock.json', /"facts\.yaml": "\w+",/, '');
    expect(await names()).toContain('The Practitioner of Then');
  });
});

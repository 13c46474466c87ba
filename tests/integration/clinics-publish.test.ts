import { expect, inject, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { checkReport } from '../../site/policies/check-report.ts';
import { formatFindings } from '../../site/policies/lint-version.ts';
import { lintVersions } from '../../site/policies/lint-versions.ts';
import { problemsBeforePublication } from '../../site/policies/ready.ts';
import { BUILT_FOR } from '../support/build-sites.ts';

/** The two clinics whose sites all tests use. The thorough tests publish, check and build every other one. */

const report = async (contentDir: string) => {
  const linted = orThrow(await lintVersions(contentDir, BUILT_FOR));
  expect(formatFindings(linted.filter(({ replaced }) => !replaced))).toEqual([]);
  return checkReport(linted, [], problemsBeforePublication(contentDir));
};

test('minimal has nothing to mend', async () => {
  const nothing = expect.objectContaining({ failed: false, lines: ['Nothing to mend.'] }) as object;
  expect(await report(inject('sites').minimal.contentDir)).toEqual(nothing);
});

test('full has nothing to mend in what is not replaced', async () => {
  const { failed, lines } = await report(inject('sites').full.contentDir);
  expect(failed).toBe(false);
  expect(lines.at(-1)).toBe('Nothing to mend.');
});

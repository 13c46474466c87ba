import { describe, expect, inject, test } from 'vitest';
import { policyKinds } from '../../content/addresses.ts';
import { orThrow } from '../../content/load.ts';
import { checkReport } from '../../site/policies/check-report.ts';
import { formatFindings } from '../../site/policies/lint-version.ts';
import { lintVersions } from '../../site/policies/lint-versions.ts';
import { publish } from '../../site/policies/publish.ts';
import { problemsBeforeBuild, problemsBeforePublication } from '../../site/policies/ready.ts';
import { BUILT_FOR } from '../support/build-sites.ts';
import { everyClinic } from '../support/clinics.ts';
import { policyFolder } from '../support/policy-folder.ts';
import { writeReleaseDraft } from '../support/release-draft.ts';

/** Every test clinic publishes this release’s four policies, drawn by Astro as for its site, and leaves nothing to mend. */

const report = async (contentDir: string) => {
  const linted = orThrow(await lintVersions(contentDir, BUILT_FOR));
  expect(formatFindings(linted.filter(({ replaced }) => !replaced))).toEqual([]);
  return checkReport(linted, [], problemsBeforePublication(contentDir));
};
const nothing = expect.objectContaining({ failed: false, lines: ['Nothing to mend.'] }) as object;

/** The other two are built, and so published, before all tests that need a site. */
const others = everyClinic.map(({ name }) => name).filter((name) => name !== 'full' && name !== 'minimal');

describe.each(others)('%s', (name) => {
  test('publishes all four policies, has nothing to mend and may be built', async () => {
    const folder = policyFolder(name);
    for (const kind of policyKinds) writeReleaseDraft(folder.dir, kind, BUILT_FOR, { today: BUILT_FOR });
    expect(orThrow(await publish(folder.dir, [], BUILT_FOR))).toHaveLength(policyKinds.length);
    expect(problemsBeforeBuild(folder.dir, BUILT_FOR)).toEqual([]);
    expect(await report(folder.dir)).toEqual(nothing);
  });
});

test('minimal has nothing to mend', async () => {
  expect(await report(inject('sites').minimal.contentDir)).toEqual(nothing);
});

test('full has nothing to mend in what is not replaced', async () => {
  const { failed, lines } = await report(inject('sites').full.contentDir);
  expect(failed).toBe(false);
  expect(lines.at(-1)).toBe('Nothing to mend.');
});

import { describe, expect, test } from 'vitest';
import { problemsBeforeBuild } from '../../site/policies/ready.ts';
import { policyFolder } from '../support/policy-folder.ts';
import type { PolicyFolder } from '../support/policy-files.ts';

/** A site that shows a version of another controller would speak for somebody else, so the build stops. */

const DAY = '2026-11-26';
const NAME = 'legalName: A. Practitioner';

/** The minimal clinic with one version, published under that name by whichever release. */
function publishedAs(legalName: string, ids = ['privacy/2025-12-01']): PolicyFolder {
  const folder = policyFolder('minimal');
  for (const id of ids) {
    folder.seal(id);
    folder.edit('policies.lock.json', /"facts\.yaml": "\w+",/, '');
    folder.write(`policies/${id}/facts.yaml`, `clinic: { legalName: ${JSON.stringify(legalName)} }\n`);
  }
  return folder;
}
const stops = (folder: PolicyFolder) =>
  problemsBeforeBuild(folder.dir, DAY).filter((problem) => problem.includes('legal name'));

describe('a version of another controller', () => {
  test('is named with its name, today’s name and what to do, once for all versions of that name', () => {
    const folder = publishedAs('Old Sorrel Limited', ['privacy/2025-12-01', 'cookies/2026-01-01']);
    expect(problemsBeforeBuild(folder.dir, DAY)).toEqual([
      'policies/cookies/2026-01-01, policies/privacy/2025-12-01: published under the legal name “Old Sorrel Limited”, but clinic.yaml says “A. Practitioner”. If that was your own legal name, add it to clinic.yaml: formerNames: ["Old Sorrel Limited"]. If not, remove each of these folders, and its entry in policies.lock.json: a site must not publish the notices of somebody else.',
    ]);
  });

  test('is no other once its name is a former one', () => {
    const folder = publishedAs('Old Sorrel Limited');
    folder.edit('clinic.yaml', NAME, `${NAME}\nformerNames: ["Old Sorrel Limited"]`);
    expect(stops(folder)).toEqual([]);
  });

  test('of the demo is not offered as a former name', () => {
    const [problem] = stops(publishedAs('Ashlark Clinic Limited'));
    expect(problem).toContain('That is the demo of Candour: remove each of these folders');
    expect(problem).not.toContain('formerNames');
  });
});

test.each(['A.  Practitioner ', 'a. practitioner', 'A Practitioner', 'A. PRACTITIONER'])(
  '“%s” is the same name',
  (name) => {
    expect(stops(publishedAs(name))).toEqual([]);
  },
);

test('“Ltd” is “Limited”, and typographic apostrophes are plain ones', () => {
  const folder = publishedAs("Sorrel's Rooms Ltd.");
  folder.edit('clinic.yaml', NAME, 'legalName: Sorrel’s Rooms Limited');
  expect(stops(folder)).toEqual([]);
});

test('a withdrawn version, and one without a frozen name, stop nothing', () => {
  const folder = policyFolder('minimal');
  folder.seal('privacy/2025-12-01');
  expect(stops(folder)).toEqual([]);
});

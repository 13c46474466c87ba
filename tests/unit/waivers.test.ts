import { expect, test } from 'vitest';
import { lint } from '../../site/linter/lint.ts';
import { parseFrontMatter } from '../../site/policies/front-matter.ts';
import { readPolicies } from '../../site/policies/store.ts';
import { waiverProblems } from '../../site/policies/waivers.ts';
import type { Draft } from '../../site/policies/version.ts';
import { minimalClinic } from '../support/clinics.ts';
import { policyFolder } from '../support/policy-folder.ts';

const ID = 'privacy/2027-03-01';

/** The problems with the waivers of a draft whose front matter ends with these lines. */
function problemsOf(waived: object[]): string[] {
  const folder = policyFolder('minimal');
  folder.draft(ID, { waived });
  const text = folder.read(`policies/${ID}/text.mdx`);
  const data = parseFrontMatter('text.mdx', text);
  if (!data.ok) return data.problems;
  const policies = readPolicies(folder.dir);
  if (!policies.ok) return policies.problems;
  return waiverProblems(policies.value.versions.filter((it): it is Draft => it.state === 'draft'));
}

test('a waiver of a rule that is there, with a reason, is no problem', () => {
  expect(problemsOf([{ rule: 'PN-22', reason: 'We have no cameras.' }])).toEqual([]);
});

test('a waiver of a rule that is gone or misspelt is named with file and line, and what may be meant', () => {
  expect(problemsOf([{ rule: 'PN-222', reason: 'We have no cameras.' }])).toEqual([
    `policies/${ID}/text.mdx line 9, waived.0.rule: expected a rule that the linter has (did you mean PN-22?), found "PN-222"`,
  ]);
  expect(problemsOf([{ rule: 'OLD-RULE', reason: 'We have no cameras.' }])).toEqual([
    `policies/${ID}/text.mdx line 9, waived.0.rule: expected a rule that the linter has, found "OLD-RULE"`,
  ]);
});

test.each([[{ rule: 'PN-22' }], [{ rule: 'PN-22', reason: ' ' }]])(
  'a waiver without a reason is named with its line: %o',
  (waiver) => {
    expect(problemsOf([waiver])).toEqual([
      expect.stringMatching(
        /^text\.mdx line 9, waived\.0\.reason: expected a reason why the rule does not fit this clinic, found /,
      ),
    ]);
  },
);

test('a published version that waives a rule of an earlier release is no error', () => {
  const waived = [{ rule: 'OLD-RULE', reason: 'It did not fit us.' }];
  const dates = { effective: '2026-11-22', published: '2026-11-22', reviewed: '2026-11-22' };
  const frontMatter = { title: 'Privacy notice', ...dates, nextReview: '2027-11-22', changes: [], waived };
  expect(
    lint({ kind: 'privacy', html: '', frontMatter, facts: minimalClinic, on: '2026-11-26' }, []),
  ).toMatchObject([
    {
      level: 'advice',
      missing: 'there is no rule OLD-RULE any more: leave its waiver out of the next version',
    },
  ]);
});

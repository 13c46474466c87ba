import { describe, expect, test } from 'vitest';
import type { PolicyKind } from '../../content/addresses.ts';
import type { Clinic } from '../../content/schema.ts';
import { formatFinding, lint } from '../../site/linter/lint.ts';
import { rules } from '../../site/linter/rules.ts';
import { clinicNamed, everyClinic } from '../support/clinics.ts';
import { policyHtml } from '../support/policy-text.ts';

/**
 * Every item of the law's lists (PN, CK, MR, CF and CD) is answered for every test clinic. The table of the cookie
 * policy is drawn by Astro, so clinics-publish.test.ts judges that policy.
 */

const DAY = '2026-11-26';
const kinds: PolicyKind[] = ['privacy', 'medical-records', 'confidentiality'];
const listed = [...new Set(rules.map(({ id }) => id))].filter((id) => /^(PN|CK|MR|CF|CD)-/.test(id));

/** The items that concern no clinic of this kind, such as cameras where there are none. */
const notApplicable = (clinic: Clinic): string[] =>
  listed.filter(
    (id) => !rules.some((rule) => rule.id === id && (rule.when === undefined || Boolean(rule.when(clinic)))),
  );

const findingsOf = (kind: PolicyKind, name: string, edit = (html: string) => html): string[] => {
  const { clinic, register } = clinicNamed(name);
  return lint({
    kind,
    html: edit(policyHtml(kind, clinic, register)),
    frontMatter: {
      title: kind,
      effective: DAY,
      published: DAY,
      reviewed: DAY,
      nextReview: '2027-11-26',
      changes: [],
    },
    facts: clinic,
    register,
    on: DAY,
  }).map(formatFinding);
};

describe.each(everyClinic.map(({ name }) => name))('%s', (name) => {
  test.each(kinds)('answers every item of the list for the %s', (kind) => {
    expect(findingsOf(kind, name)).toEqual([]);
  });
});

test('an item that is not answered is found for each of them', () => {
  for (const { name } of everyClinic)
    expect(
      findingsOf('privacy', name, (html) => html.replaceAll('72 hours', 'a few days')).join(),
      name,
    ).toContain('PN-27');
});

test('the items that do not concern a clinic are those of what it does not do', () => {
  const representative = 'PN-04';
  const [photographs, cameras, socialMedia] = ['PN-20', 'PN-22', 'PN-24'];
  const [regulation17, products, pictures, staff] = ['MR-02', 'MR-07', 'MR-10', 'CF-16'];
  const expected: Record<string, string[]> = {
    full: [],
    'london-company': [representative],
    'english-dentist': [representative, socialMedia],
    consultants: [representative, photographs, cameras, socialMedia, pictures],
    'northern-irish-clinic': [representative, regulation17],
    'scottish-nurse': [representative, cameras, regulation17, staff],
    'welsh-clinic': [representative, photographs, cameras, socialMedia, regulation17, products, pictures],
    minimal: [representative, photographs, cameras, socialMedia, regulation17, products, pictures, staff],
  };
  expect(Object.fromEntries(everyClinic.map(({ name, clinic }) => [name, notApplicable(clinic)]))).toEqual(
    expected,
  );
});

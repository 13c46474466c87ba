import { expect, test } from 'vitest';
import type { Clinic } from '../../content/schema.ts';
import { lint } from '../../site/linter/lint.ts';
import { rules } from '../../site/linter/rules.ts';
import { clinicNamed, everyClinic } from '../support/clinics.ts';
import { policyHtml } from '../support/policy-text.ts';

/** CD-03: the companies of the text, of clinic.yaml and of storage.yaml are the same. */

const DAY = '2026-11-26';

/** What is wrong with the companies of a test clinic, some of whose facts are others. */
function wrongCompanies(name: string, facts: Partial<Clinic> = {}): string[] {
  const { clinic, register } = clinicNamed(name);
  return lint(
    {
      kind: 'privacy',
      html: policyHtml('privacy', clinic, register),
      frontMatter: {
        title: 'Privacy notice',
        effective: DAY,
        published: DAY,
        reviewed: DAY,
        nextReview: '2027-11-26',
        changes: [],
      },
      facts: { ...clinic, ...facts },
      register,
      on: DAY,
    },
    rules.filter(({ id }) => id === 'CD-03'),
  ).map(({ missing }) => missing);
}

const { processors } = clinicNamed('full').clinic;

test('the test clinics name the same companies everywhere', () => {
  for (const { name } of everyClinic) expect(wrongCompanies(name), name).toEqual([]);
});

test('a company in the table that no file lists is named', () => {
  expect(wrongCompanies('full', { processors: processors.filter((it) => it.name !== 'Penny Post') })).toEqual(
    [
      'Penny Post is in the table of companies, but in neither clinic.yaml (processors) nor storage.yaml',
      'Penny Post is in the table of companies, but in neither clinic.yaml (processors) nor storage.yaml',
    ],
  );
});

test('two files that say different things of a company are both quoted', () => {
  const withGoogle = (change: Partial<(typeof processors)[number]>) =>
    processors.map((it) => (it.name === 'Google Analytics' ? { ...it, ...change } : it));
  expect(wrongCompanies('full', { processors: withGoogle({ role: 'controller' }) })).toEqual([
    'clinic.yaml says "controller" of Google Analytics, storage.yaml says "processor": correct one of them',
  ]);
  expect(wrongCompanies('full', { processors: withGoogle({ country: 'Ireland' }) })).toEqual([
    'clinic.yaml says "Ireland" of Google Analytics, storage.yaml says "United States": correct one of them',
  ]);
});

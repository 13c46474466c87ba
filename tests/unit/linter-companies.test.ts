import { expect, test } from 'vitest';
import type { Clinic } from '../../content/schema.ts';
import type { Register } from '../../content/storage/schema.ts';
import { lint } from '../../site/linter/lint.ts';
import { rules } from '../../site/linter/rules.ts';
import { clinicNamed, everyClinic } from '../support/clinics.ts';
import { policyHtml } from '../support/policy-text.ts';

/** CD-03 and PN-13: the companies of the text, of clinic.yaml and of storage.yaml are the same. */

const DAY = '2026-11-26';

/** What one rule finds in a privacy notice. */
const findings = (html: string, facts: Clinic, register: Register, rule: string): string[] =>
  lint(
    {
      kind: 'privacy',
      html,
      frontMatter: {
        title: 'Privacy notice',
        effective: DAY,
        published: DAY,
        reviewed: DAY,
        nextReview: '2027-11-26',
        changes: [],
      },
      facts,
      register,
      on: DAY,
    },
    rules.filter(({ id }) => id === rule),
  ).map(({ missing }) => missing);

/** What is wrong with the companies of a test clinic, some of whose facts are others. */
function wrongCompanies(name: string, facts: Partial<Clinic> = {}): string[] {
  const { clinic, register } = clinicNamed(name);
  return findings(policyHtml('privacy', clinic, register), { ...clinic, ...facts }, register, 'CD-03');
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

test('facts that release 0.1.0 froze, with one country for each company, are read', () => {
  const frozen = processors.map((it) => ({ ...it, elsewhere: undefined })) as unknown as typeof processors;
  expect(wrongCompanies('full', { processors: frozen })).toEqual([]);
});

test('a company that works for the clinic abroad is among its processors, where its transfer is explained', () => {
  const wrongTransfers = (facts: Partial<Clinic>): string[] => {
    const { clinic, register } = clinicNamed('full');
    const all = { ...clinic, ...facts };
    return findings(policyHtml('privacy', all, register), all, register, 'PN-13');
  };
  const atHome = processors.map((it) => ({
    ...it,
    country: 'United Kingdom',
    transfer: 'none' as const,
    elsewhere: [],
  }));
  expect(wrongTransfers({ processors })).toEqual([]);
  expect(wrongTransfers({ processors: atHome.filter(({ name }) => name !== 'Google Analytics') })).toEqual([
    'what makes the transfer to Google lawful: storage.yaml has it in this country: United States. List it under “processors” in clinic.yaml',
  ]);
});

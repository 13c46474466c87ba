import { expect, test } from 'vitest';
import type { PolicyKind } from '../../content/addresses.ts';
import type { Clinic } from '../../content/schema.ts';
import { promiseNames } from '../../content/promises.ts';
import type { PromiseName } from '../../content/promises.ts';
import { lint } from '../../site/linter/lint.ts';
import { fullClinic } from '../support/clinics.ts';
import { policyHtml } from '../support/policy-text.ts';

const kinds = ['privacy', 'medical-records', 'confidentiality'] as const;

/** What is found in this release's text for a clinic without some practices. */
const foundWithout = (kind: PolicyKind, ...without: PromiseName[]) =>
  found(kind, {
    ...fullClinic,
    promises: { ...fullClinic.promises, ...Object.fromEntries(without.map((name) => [name, false])) },
  });

function found(kind: PolicyKind, facts: Clinic) {
  return lint({
    kind,
    html: policyHtml(kind, facts),
    frontMatter: {
      title: 'A policy',
      effective: '2026-11-26',
      published: '2026-11-26',
      reviewed: '2026-11-26',
      nextReview: '2027-11-26',
      changes: [],
    },
    facts,
    on: '2026-11-26',
  });
}

test.each(kinds)('a clinic that says no to every promise can publish its %s', (kind) => {
  expect(foundWithout(kind, ...promiseNames).filter(({ level }) => level === 'error')).toEqual([]);
});

test('advises on a practice that the clinic does not have', () => {
  expect(foundWithout('medical-records', 'destructionLogged')).toMatchObject([
    {
      rule: 'PR-01',
      level: 'advice',
      missing:
        'a practice that clinics are expected to have: clinic.yaml says no to promises.destructionLogged ("Do you keep a log of the records that you destroy?")',
    },
  ]);
});

test('says nothing about a promise that was asked about after a version was sealed', () => {
  const before = structuredClone(fullClinic);
  Reflect.deleteProperty(before.promises, 'changesLogged');
  expect(found('medical-records', before).filter(({ rule }) => rule === 'PR-01')).toEqual([]);
});

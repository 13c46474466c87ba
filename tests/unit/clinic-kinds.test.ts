import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { policyKinds } from '../../content/addresses.ts';
import { forms, offeredForms } from '../../content/forms/forms.ts';
import { orThrow, parseYaml } from '../../content/load.ts';
import { promiseNames, promises } from '../../content/promises.ts';
import { registeredIn } from '../../content/registered-in.ts';
import { clinicSchema } from '../../content/schema.ts';
import type { Clinic } from '../../content/schema.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { shownFor } from '../../content/storage/shown.ts';
import { loadWords } from '../../content/words/words.ts';
import { lint } from '../../site/linter/lint.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';
import { policyHtml } from '../support/policy-text.ts';

/** How a clinic’s facts and promises change its files and pages. */

const minimal = readFileSync('tests/clinics/minimal/clinic.yaml', 'utf8');
const problemsOf = (...edits: [string, string][]) => {
  const text = edits.reduce((all, [was, is]) => all.replace(was, is), minimal);
  expect(text, 'the edit must change something').not.toBe(minimal);
  const parsed = parseYaml('clinic.yaml', text, clinicSchema);
  return parsed.ok ? [] : parsed.problems;
};
const nation = (name: string): [string, string] => ['nation: england', `nation: ${name}`];
const years = (count: number): [string, string] => ['adultYears: 8', `adultYears: ${count}`];
const dental: [string, string] = ['nhsWork: false', 'nhsWork: false\ndental: true'];

describe('years that an adult’s record is kept', () => {
  test('may be six in Scotland only', () => {
    expect(problemsOf(nation('scotland'), years(6))).toEqual([]);
    for (const name of ['wales', 'northern-ireland'])
      expect(problemsOf(nation(name), years(6))[0]).toMatch(/adultYears: expected .* from 8 to 30, found 6/);
  });

  test('are at least 11 for dentists, and 10 in Scotland', () => {
    expect(problemsOf(dental)[0]).toMatch(/adultYears: expected 11 years or more for dental records/);
    expect(problemsOf(dental, years(11))).toEqual([]);
    expect(problemsOf(dental, nation('scotland'), years(10))).toEqual([]);
    expect(problemsOf(dental, nation('scotland'), years(9))).toHaveLength(1);
  });
});

test('a clinic.yaml without the newer facts gets their defaults, with every promise made', () => {
  const keys = Object.keys(parse(minimal) as object);
  for (const key of ['promises', 'registers', 'controllers', 'premises']) expect(keys).not.toContain(key);
  expect(minimalClinic).toMatchObject({ registers: [], controllers: [], phin: false, premises: 'own' });
  expect(Object.values(minimalClinic.promises).every(Boolean)).toBe(true);
});

test('a company abroad may use the data bridge to the United States only', () => {
  const elsewhere =
    "checkedOn: '2026-10-05'\n    elsewhere: [{ country: India, transfer: uk-us-data-bridge }]";
  expect(problemsOf(["checkedOn: '2026-10-05'", elsewhere])[0]).toMatch(/the data bridge leads only to/);
});

describe('promises', () => {
  const without = (name: string, clinic: Clinic = fullClinic): Clinic => ({
    ...clinic,
    promises: { ...clinic.promises, [name]: false },
  });
  const said = (clinic: Clinic) => policyKinds.map((kind) => policyHtml(kind, clinic)).join('\n');

  test.each(promiseNames)('%s removes its sentence when it is not made', (name) => {
    const [before, after] = [said(fullClinic), said(without(name))];
    expect(after.length).toBeLessThan(before.length);
    expect(promises[name]).toMatch(/^[A-Z].*\?$/);
  });

  test('leave no empty list, heading or incomplete sentence when none is made', () => {
    for (const clinic of [fullClinic, minimalClinic]) {
      const none = promiseNames.reduce((all, name) => without(name, all), clinic);
      for (const kind of policyKinds) {
        const found = lint({
          kind,
          html: policyHtml(kind, none),
          frontMatter: {
            title: kind,
            effective: '2026-11-26',
            published: '2026-11-26',
            reviewed: '2026-11-26',
            nextReview: '2027-11-26',
            changes: [],
          },
          facts: none,
          register: undefined,
          on: '2026-11-26',
        });
        expect(
          found.filter(({ rule }) => /^(CF-21|TX-0[1-4]|CD-0[26])/.test(rule)),
          kind,
        ).toEqual([]);
      }
    }
  });
});

describe('pages', () => {
  test('link to no form to stop marketing if the clinic sends none', () => {
    expect(offeredForms(fullClinic)).toContain('opt-out');
    expect(offeredForms(minimalClinic)).toEqual(['access', 'rights', 'complaint']);
    const rights = (clinic: Clinic) => JSON.stringify(forms.rights(clinic));
    expect(rights(fullClinic)).toContain('Stop marketing messages');
    expect(rights(minimalClinic)).not.toMatch(/[Mm]arketing messages/);
  });

  test.each([
    [{ companyNumber: 'SC123456' }, 'Scotland'],
    [{ companyNumber: 'SO300001' }, 'Scotland'],
    [{ companyNumber: 'NI123456' }, 'Northern Ireland'],
    [{ companyNumber: '01234567' }, 'England and Wales'],
    [{ companyNumber: '01234567', registeredIn: 'Wales' as const }, 'Wales'],
    [{ companyNumber: 'FC012345' }, undefined],
    [{}, undefined],
  ])('name the part of the United Kingdom in which a company is registered: %o', (company, part) => {
    expect(registeredIn({ companyNumber: undefined, registeredIn: undefined, ...company })).toBe(part);
  });

  test('do not claim that embedded content of another company stores nothing', () => {
    const words = orThrow(loadWords('tests/clinics/full'));
    const register = orThrow(loadRegister('tests/clinics/full', fullClinic));
    const map = shownFor(register, words, 'x')
      .purposes.flatMap(({ services }) => services)
      .find(({ id }) => id === 'street-map');
    expect(map?.items).toEqual([words.consent.preferences.storesUnknown]);
    expect(words.consent.preferences.counterHint).not.toMatch(/who you are/);
  });
});

test('one practitioner alone is no team on the forms', () => {
  for (const kind of ['access', 'rights', 'complaint'] as const) {
    expect(JSON.stringify(forms[kind](minimalClinic)), kind).not.toMatch(/\bour team\b|any of us/i);
  }
  expect(JSON.stringify(forms.complaint(fullClinic))).toContain('our team sees it at once');
  expect(JSON.stringify(forms.complaint(minimalClinic))).toContain(
    'We confirm that we have it, and see it at once.',
  );
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseYaml } from '../../content/load.ts';
import { regulatorOn, regulatorToday } from '../../content/law/regulator.ts';
import { clinicSchema } from '../../content/schema.ts';
import { writeFacts } from '../../site/policies/freeze.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';

const minimal = readFileSync('tests/clinics/minimal/clinic.yaml', 'utf8');
const loaded = (regulator: string) => parseYaml('clinic.yaml', `${minimal}${regulator}`, clinicSchema);
const named = (regulator: string) => {
  const result = loaded(regulator);
  return result.ok ? result.value.regulator : result.problems;
};

test.each([
  ['2018-05-25', 'Information Commissioner’s Office'],
  ['2026-09-29', 'Information Commissioner’s Office'],
  ['2026-09-30', 'Information Commission’s Office'],
  ['2026-11-26', 'Information Commission’s Office'],
  ['2030-01-01', 'Information Commission’s Office'],
])('on %s the regulator is the %s', (day, name) => {
  expect(regulatorOn(day).name).toBe(name);
  expect(regulatorToday({ CANDOUR_TODAY: day }).name).toBe(name);
});

test('a clinic that names no regulator gets the current one without an address, and freezes it', () => {
  expect(minimal).not.toContain('regulator:');
  expect(minimalClinic.regulator).toEqual({
    name: 'Information Commission’s Office',
    shortName: 'ICO',
    address: [],
    phone: '0303 123 1113',
    website: 'https://ico.org.uk',
    complaints: 'https://ico.org.uk/make-a-complaint/',
  });
  expect(parse(writeFacts({ clinic: minimalClinic }))).toMatchObject({
    clinic: { regulator: minimalClinic.regulator },
  });
});

const own = (name: string, rest = '') =>
  `regulator:\n  name: ${name}\n  shortName: ICO\n  phone: 0303 123 1113\n  website: https://ico.org.uk\n  complaints: https://ico.org.uk/\n${rest}`;

test('a clinic’s own entry is kept, with or without an address', () => {
  expect(fullClinic.regulator.address).toEqual(['1 Regulator Square', 'Leeds', 'ZZ99 9ZZ']);
  expect(named(own('Another Regulator'))).toMatchObject({ name: 'Another Regulator', address: [] });
  expect(named(own('Another Regulator', '  address: [One line]\n'))).toEqual([
    expect.stringContaining('regulator.address: expected at least two address lines'),
  ]);
});

test('the entry of release 0.1.0 is replaced with the current regulator', () => {
  const old = own(
    'Information Commissioner’s Office, or the Information Commission that takes over its work',
    '  address:\n    - Wycliffe House\n    - Water Lane\n    - Wilmslow\n    - Cheshire\n    - SK9 5AF\n',
  );
  expect(named(old)).toEqual(regulatorToday());
  expect(named(own("Information Commissioner's Office"))).toEqual(regulatorToday());
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadClinic, orThrow } from '../../content/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'clinic-facts-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const full = readFileSync('tests/clinics/full/clinic.yaml', 'utf8');

/** The problems found in a clinic.yaml with this text. */
function problemsOf(text: string): string[] {
  writeFileSync(join(folder, 'clinic.yaml'), text);
  const loaded = loadClinic(folder);
  return loaded.ok ? [] : loaded.problems;
}

function edit(was: string | RegExp, is: string): string {
  const edited = full.replace(was, is);
  expect(edited, 'the edit must change something, or it tests nothing').not.toBe(full);
  return edited;
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('the clinics that we ship', () => {
  test.each(['tests/clinics/full', 'tests/clinics/minimal'])('%s is valid', (directory) => {
    expect(loadClinic(directory)).toMatchObject({ ok: true });
  });

  test('the minimal clinic has no optional part, the full one has them all', () => {
    const optional = [
      'companyNumber',
      'registeredIn',
      'vatNumber',
      'research',
      'imaging',
      'representative',
      'careRegulator',
      'prescribers',
      'photographs',
      'cctv',
      'callRecording',
      'videoConsultations',
      'ai',
      'jobApplicants',
      'newsletter',
      'payments',
      'analytics',
    ];
    const of = (clinic: string) => Object.keys(orThrow(loadClinic(`tests/clinics/${clinic}`)));
    expect(optional.filter((part) => of('minimal').includes(part))).toEqual([]);
    expect(optional.filter((part) => !of('full').includes(part))).toEqual([]);
  });
});

describe('a mistake is reported with its line, its path, what was expected and what was found', () => {
  const cases: [what: string, was: string | RegExp, is: string, at: string, says: string][] = [
    [
      'unknown key',
      'keepDays: 27',
      'keepDays: 27\n  keepWeeks: 4',
      'keepWeeks',
      'cctv.keepWeeks: expected no such key, found one; is it misspelt?',
    ],
    [
      'wrong type',
      'minimumAge: 5',
      'minimumAge: five',
      'minimumAge',
      'minimumAge: expected a whole number of years from 0 to 25, found "five"',
    ],
    [
      'number out of range',
      'keepDays: 27',
      'keepDays: 400',
      'keepDays',
      'cctv.keepDays: expected a whole number of days from 1 to 90, found 400',
    ],
    [
      'missing key, at the line of its group',
      /^ {2}keepDays: 27\n/m,
      '',
      'cctv:',
      'cctv.keepDays: expected a whole number of days from 1 to 90, found nothing',
    ],
    [
      'missing group, at the top',
      /^audit:\n.*\n.*\n/m,
      '',
      '#',
      'audit: expected a group of keys, indented below this one, found nothing',
    ],
    [
      'group set to a word where it should be left out',
      /^cctv:\n( .*\n)+/m,
      'cctv: false\n',
      'cctv:',
      'cctv: expected a group of keys, indented below this one, found false',
    ],
    [
      'empty list',
      /^formats:\n( .*\n)+/m,
      'formats: []\n',
      'formats:',
      'formats: expected at least one format, found an empty list',
    ],
    [
      'number that lost its leading zero, quoted as it was typed',
      'companyNumber: OC999002',
      'companyNumber: 01234567',
      'companyNumber',
      'companyNumber: expected a company number in quotation marks, found 01234567',
    ],
    [
      'VAT number with a digit too few',
      'vatNumber: GB 999 9990 02',
      'vatNumber: GB 999 9990 0',
      'vatNumber',
      'vatNumber: expected a VAT number of 9 or 12 digits, with or without GB in capitals, such as "GB 999 9999 99", found "GB 999 9990 0"',
    ],
    [
      'VAT number that is read as a number',
      'vatNumber: GB 999 9990 02',
      'vatNumber: 999999002',
      'vatNumber',
      'vatNumber: expected a VAT number in quotation marks, found 999999002',
    ],
    [
      'day that does not exist',
      "checkedOn: '2026-10-05'",
      'checkedOn: 2026-02-31',
      'checkedOn',
      'processors.0.checkedOn: expected a day of the calendar in quotation marks, such as "2026-11-22", found "2026-02-31"',
    ],
    [
      'data abroad without a mechanism',
      'transfer: addendum',
      'transfer: none',
      'country: United States',
      'processors.2.transfer: expected "none" exactly when country is "United Kingdom", and for any other country its transfer mechanism, found "none"',
    ],
    [
      'data bridge to a country that it does not cover',
      'transfer: idta',
      'transfer: uk-us-data-bridge',
      'country: Canada',
      'processors.4.transfer: expected another mechanism, because the data bridge leads only to the United States, found "uk-us-data-bridge"',
    ],
    [
      'company without a number',
      'companyNumber: OC999002\n',
      '',
      '#',
      'companyNumber: expected a company number, because form is a company or LLP, found nothing',
    ],
    [
      'NHS work without a Caldicott Guardian',
      'kind: caldicott-guardian',
      'kind: confidentiality-lead',
      'kind: confidentiality-lead',
      'confidentialityLead.kind: expected "caldicott-guardian", because nhsWork is true, found "confidentiality-lead"',
    ],
  ];

  test.each(cases)('%s', (_, was, is, at, says) => {
    const text = edit(was, is);
    // A transfer is on the line after its country.
    const line = lineOf(text, at) + (at.startsWith('country') ? 1 : 0);
    expect(problemsOf(text)).toEqual([`clinic.yaml line ${line}, ${says}`]);
  });

  test('several mistakes are in one list', () => {
    const text = edit('keepDays: 27', 'keepDays: many')
      .replace('minimumAge: 5', 'minimumAge: 99')
      .replace('https://www.brackenholt.example', 'www.brackenholt.example')
      .concat('colour: green\n');
    const problems = problemsOf(text);
    expect(problems).toHaveLength(4);
    expect(problems.join('\n')).toMatch(/website: .*\n.*minimumAge: .*\n.*cctv\.keepDays: .*\n.*colour: /);
    writeFileSync(join(folder, 'clinic.yaml'), text);
    expect(() => orThrow(loadClinic(folder))).toThrow(problems[3]);
  });
});

describe('YAML that cannot be read', () => {
  test.each([
    [
      'a key twice',
      `${full}nation: wales\n`,
      'nation: wales',
      'expected each key once, found this one a second time',
    ],
    [
      'a tab',
      edit('  keepDays: 27', '\tkeepDays: 27'),
      '\tkeepDays',
      'expected spaces at the start of the line, found a tab',
    ],
    [
      'two colons',
      edit('nation: england', 'nation: in: england'),
      'nation: in',
      'expected valid YAML, found a fault',
    ],
  ])('%s is reported with its line', (_, text, at, says) => {
    expect(problemsOf(text)[0]).toMatch(`clinic.yaml line ${lineOf(text, at)}: ${says}`);
  });

  test('an alias without an anchor is reported, and does not throw', () => {
    expect(problemsOf(edit(/^tradingName: .*/m, 'tradingName: *name'))).toEqual([
      'clinic.yaml line 3: expected a value, found *name, which points to nothing; write it in quotation marks',
    ]);
  });

  test.each([
    ['an empty file', '', 'nothing'],
    ['a sentence', 'hello', '"hello"'],
    ['a list', '- a\n', 'a list'],
  ])('%s is not a valid clinic', (_, text, found) => {
    expect(problemsOf(text)).toEqual([
      `clinic.yaml line 1, the whole file: expected the keys of a file like ours, found ${found}`,
    ]);
  });

  test('a missing file is reported', () => {
    expect(loadClinic(join(folder, 'nowhere'))).toEqual({
      ok: false,
      problems: ['clinic.yaml: expected a readable file, found none in its folder'],
    });
  });
});

test('a file that cannot be used throws an error without a stack trace', () => {
  writeFileSync(join(folder, 'clinic.yaml'), 'nation: nowhere\n');
  const thrown: unknown[] = [];
  try {
    orThrow(loadClinic(folder));
  } catch (error) {
    thrown.push(error);
  }
  const [error] = thrown as Error[];
  expect(error?.stack).toContain('clinic.yaml line 1, nation: expected one of england');
  expect(error?.stack).not.toMatch(/^\s+at /m);
});

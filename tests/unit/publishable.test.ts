import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../content/load.ts';
import { publishableClinic } from '../../content/publishable.ts';
import { clinicSchema } from '../../content/schema.ts';
import { checkReport } from '../../site/policies/check-report.ts';
import { publish } from '../../site/policies/publish.ts';
import { problemsBeforeBuild, problemsBeforePublication } from '../../site/policies/ready.ts';
import { policyFolder } from '../support/policy-folder.ts';

/** What release 0.1.0 accepted stops the next publication and nothing else; what it refused is still refused. */

const minimal = readFileSync('tests/clinics/minimal/clinic.yaml', 'utf8');
const full = readFileSync('tests/clinics/full/clinic.yaml', 'utf8');

function edited(text: string, ...edits: [string, string][]): string {
  return edits.reduce((all, [was, is]) => {
    expect(all, 'the edit must change something').toContain(was);
    return all.replace(was, is);
  }, text);
}
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
const builds = (text: string) => parseYaml('clinic.yaml', text, clinicSchema);
function stopsPublication(text: string): string[] {
  expect(builds(text)).toMatchObject({ ok: true });
  const parsed = parseYaml('clinic.yaml', text, publishableClinic);
  return parsed.ok ? [] : parsed.problems;
}

test.each([
  ['minimal', minimal],
  ['full', full],
])('the %s clinic may publish', (_, text) => {
  expect(stopsPublication(text)).toEqual([]);
});

describe('what stops the next publication, and no build', () => {
  const cases: [what: string, text: string, at: string, says: string][] = [
    [
      'NHS work with a privacy lead',
      edited(full, ['kind: dpo', 'kind: privacy-lead']),
      'kind: privacy-lead',
      'privacyLead.kind: expected "dpo", because nhsWork is true and a provider of NHS care must have a data protection officer, found "privacy-lead"',
    ],
    [
      'children’s records of a clinic for adults',
      edited(minimal, ['psychologicalYears', 'childUntilAge: 25\n  psychologicalYears']),
      'childUntilAge: 25',
      'retention.childUntilAge: expected no such line, because minimumAge is 18 and there are no children’s records, found 25',
    ],
    [
      'records of a request that are kept for less time after a complaint about it',
      edited(minimal, ['requestAppealYears: 6', 'requestAppealYears: 2']),
      'requestAppealYears: 2',
      'retention.requestAppealYears: expected 3 or more, which is requestYears, found 2',
    ],
    [
      'records of those treated at 17 that are kept for less time than a child’s',
      edited(full, ['childUntilAge: 25', 'childUntilAge: 28']),
      'childUntilAgeIf17: 26',
      'retention.childUntilAgeIf17: expected 28 or more, which is childUntilAge, found 26',
    ],
    [
      'a postcode in Jersey',
      edited(minimal, ['- ZZ99 3CA', '- JE2 3AB']),
      '- JE2 3AB',
      'registeredOffice.1: expected a postcode of the United Kingdom, because Candour is for clinics in the United Kingdom, and Jersey, Guernsey and the Isle of Man have data protection laws and regulators of their own, found "JE2 3AB"',
    ],
    [
      'a misspelt register',
      edited(minimal, ['Health and Care Professions Council', 'Heath and Care Profession Council']),
      'register: Heath',
      'professions.0.register: expected the register’s own name (did you mean Health and Care Professions Council?), found "Heath and Care Profession Council"',
    ],
    [
      'a misspelt profession',
      edited(minimal, ['profession: Podiatrists', 'profession: Podiatrist']),
      'profession: Podiatrist',
      'professions.0.profession: expected a profession on that register, in the plural (did you mean Podiatrists?), found "Podiatrist"',
    ],
    [
      'a profession on the register of others',
      edited(minimal, ['profession: Podiatrists', 'profession: Nurses']),
      'register: Health',
      'professions.0.register: expected the register of nurses, Nursing and Midwifery Council, found "Health and Care Professions Council"',
    ],
  ];
  test.each(cases)('%s', (_, text, at, says) => {
    expect(stopsPublication(text)).toEqual([`clinic.yaml line ${lineOf(text, at)}, ${says}`]);
  });

  test.each(['GY1 2AB', 'IM1 1AA', 'im99 1ab', 'Douglas IM2 4RB'])(
    'the postcode %s at a site',
    (postcode) => {
      const end = minimal.indexOf('requestsTeam');
      const [site, rest] = [minimal.slice(0, end), minimal.slice(end)];
      const last = site.lastIndexOf('ZZ99 3CA');
      const text = site.slice(0, last) + postcode + site.slice(last + 'ZZ99 3CA'.length) + rest;
      expect(stopsPublication(text)).toEqual([
        expect.stringContaining('sites.0.address.1: expected a postcode of the United Kingdom'),
      ]);
    },
  );
});

test.each(['IG1 1AA', 'G12 8QQ', 'M1 7BL', 'BT1 5GS', 'Jersey Road'])(
  '%s is in the United Kingdom',
  (line) => {
    expect(stopsPublication(edited(minimal, ['- ZZ99 3CA', `- ${line}`]))).toEqual([]);
  },
);

test.each([
  ['Cardiologists', 'General Medical Council'],
  ['Nurse prescribers', 'Nursing and Midwifery Council'],
  ['Dieticians', 'Health and Care Professions Council'],
  ['Physical therapists', 'the Health and Care Professions Council'],
  ['Counsellors', 'British Association for Counselling and Psychotherapy'],
])('%s of the %s are taken as they are', (profession, register) => {
  const text = edited(
    minimal,
    ['Podiatrists', profession],
    ['Health and Care Professions Council', register],
  );
  expect(stopsPublication(text)).toEqual([]);
});

test('publish and check report a contradiction, and a build does not', async () => {
  const folder = policyFolder('full');
  folder.edit('clinic.yaml', 'kind: dpo', 'kind: privacy-lead');
  const problem = expect.stringMatching(
    /^clinic\.yaml line \d+, privacyLead\.kind: expected "dpo"/,
  ) as string;
  expect(await publish(folder.dir, [], '2026-11-26')).toEqual({ ok: false, problems: [problem] });
  expect(problemsBeforePublication(folder.dir)).toEqual([problem]);
  expect(checkReport([], [], ['clinic.yaml line 1, nation: wrong'])).toEqual({
    failed: true,
    lines: ['Mend this before you publish the next version:\n  - clinic.yaml line 1, nation: wrong'],
  });
  expect(problemsBeforeBuild(folder.dir, '2026-11-26').join()).not.toContain('privacyLead');
});

describe('what is refused at once', () => {
  const problemsOf = (text: string) => {
    const parsed = builds(text);
    return parsed.ok ? [] : parsed.problems;
  };

  test.each(['jersey', 'Guernsey', 'isle-of-man', 'Isle of Man'])(
    '%s is not a nation of the United Kingdom',
    (name) => {
      expect(problemsOf(edited(minimal, ['nation: england', `nation: ${name}`]))).toEqual([
        `clinic.yaml line ${lineOf(minimal, 'nation:')}, nation: expected one of england, wales, scotland, northern-ireland, found "${name}"; Candour is for clinics in the United Kingdom, and Jersey, Guernsey and the Isle of Man have data protection laws and regulators of their own`,
      ]);
    },
  );

  test('a register of companies in Jersey', () => {
    expect(problemsOf(edited(full, ['registeredIn: England and Wales', 'registeredIn: Jersey']))[0]).toMatch(
      /registeredIn: expected one of .*, found "Jersey"; Candour is for clinics in the United Kingdom/,
    );
  });

  test('a misspelt nation, with what was meant', () => {
    expect(problemsOf(edited(minimal, ['nation: england', 'nation: Englnad']))).toEqual([
      expect.stringMatching(/nation: expected one of .*, found "Englnad"; did you mean england\?$/),
    ]);
  });

  test('a misspelt row of retention, with what was meant', () => {
    expect(problemsOf(edited(minimal, ['  requestYears', '  requestYear']))).toContainEqual(
      expect.stringMatching(
        /retention\.requestYear: expected no such key, found one; did you mean requestYears\?$/,
      ),
    );
  });

  test('children without a time for their records', () => {
    expect(problemsOf(edited(minimal, ['minimumAge: 18', 'minimumAge: 12']))).toEqual([
      `clinic.yaml line ${lineOf(minimal, 'retention:')}, retention.childUntilAge: expected a whole number of years from 25 to 30, because minimumAge is below 18, found nothing`,
      `clinic.yaml line ${lineOf(minimal, 'retention:')}, retention.childUntilAgeIf17: expected a whole number of years from 26 to 30, because minimumAge is below 18, found nothing`,
    ]);
  });
});

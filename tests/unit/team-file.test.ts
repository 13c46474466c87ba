import { expect, test } from 'vitest';
import { loadTeam, parseTeam } from '../../content/team/load.ts';
import { usualRecordPlaces } from '../../content/team/schema.ts';

const problemsIn = (text: string): string[] => {
  const parsed = parseTeam(text);
  return parsed.ok ? [] : parsed.problems;
};
const person = (name: string, email: string) => `  - name: ${name}\n    email: ${email}\n    role: handler\n`;

test('a file with people only has every default', () => {
  expect(parseTeam(`people:\n${person('Reception', 'reception@clinic.example')}`)).toEqual({
    ok: true,
    value: {
      people: [{ name: 'Reception', email: 'reception@clinic.example', role: 'handler' }],
      passkeys: 'optional',
      teamMail: 'whole',
      refusals: 'one',
      recordPlaces: [
        'Clinical system',
        'Mailboxes',
        'Telephones and messages',
        'Photographs',
        'CCTV',
        'Paper',
        'Each practitioner’s own notes',
      ],
      digest: 'weekly',
    },
  });
});

test('the demo names roles, no persons, at addresses that nobody has', () => {
  const demo = loadTeam('content/demo');
  expect(demo.ok && demo.value?.people.map(({ name }) => name)).toEqual([
    'Practice manager',
    'Reception',
    'Medical director',
  ]);
  expect(demo.ok && demo.value?.people.every(({ email }) => email.endsWith('.example'))).toBe(true);
});

test('the demo lists the places that apply without a list', () => {
  const demo = loadTeam('content/demo');
  expect(demo.ok && demo.value?.recordPlaces).toEqual(usualRecordPlaces);
});

test('a clinic without the file has no team', () => {
  expect(loadTeam('tests/clinics/minimal')).toEqual({ ok: true, value: undefined });
});

test('each mistake is named by its line', () => {
  expect(problemsIn('people: []\npasskey: optional\n')).toEqual([
    'team.yaml line 1, people: expected at least one person, found an empty list',
    'team.yaml line 2, passkey: expected no such key, found one; did you mean passkeys?',
  ]);
  expect(
    problemsIn(
      `people:\n${person('A', 'a@clinic.example')}${person('A', 'A@clinic.example')}teamMail: short\n`,
    ),
  ).toEqual(['team.yaml line 8, teamMail: expected one of whole, reference, found "short"']);
  expect(
    problemsIn(
      `people:\n${person('A', 'a@clinic.example')}refusals: two\nrecordPlaces: [CCTV, Paper, CCTV]\n`,
    ),
  ).toEqual(['team.yaml line 5, refusals: expected one of one, two-people, found "two"']);
  expect(
    problemsIn(`people:\n${person('A', 'a@clinic.example')}recordPlaces: [CCTV, Paper, CCTV]\n`),
  ).toEqual(['team.yaml line 5, recordPlaces.2: expected each place once, found "CCTV"']);
  expect(problemsIn(`people:\n${person('A', 'a@clinic.example')}${person('A', 'A@clinic.example')}`)).toEqual(
    [
      'team.yaml line 6, people.1.email: expected each email address once, found "A@clinic.example"',
      'team.yaml line 5, people.1.name: expected each name once, because cases say who did something by it, found "A"',
    ],
  );
});

test('aliases in aliases are refused with the name of the file', () => {
  const levels = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
    (name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]\n`,
  );
  expect(problemsIn(`a: &a [x,x,x,x,x,x,x,x,x]\n${levels.join('')}`)).toEqual([
    'team.yaml: expected values, found too many aliases (*name); write the values out',
  ]);
});

test('a name with a line break in it becomes one line', () => {
  const team = parseTeam(`people:\n${person('"Robin\\r\\nBcc: sam"', 'robin@clinic.example')}`);
  expect(team.ok && team.value.people[0]?.name).toBe('Robin Bcc: sam');
});

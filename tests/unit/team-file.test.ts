import { expect, test } from 'vitest';
import { loadTeam, parseTeam } from '../../content/team/load.ts';

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
  expect(problemsIn(`people:\n${person('A', 'a@clinic.example')}${person('A', 'A@clinic.example')}`)).toEqual(
    [
      'team.yaml line 6, people.1.email: expected each email address once, found "A@clinic.example"',
      'team.yaml line 5, people.1.name: expected each name once, because cases say who did something by it, found "A"',
    ],
  );
});

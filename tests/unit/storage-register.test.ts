import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadRegister } from '../../content/storage/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'register-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const full = readFileSync('tests/clinics/full/storage.yaml', 'utf8');
const withGoogle = { analytics: { googleAnalyticsId: 'G-TEST000002' } } as Parameters<typeof loadRegister>[1];

/** The problems found in a storage.yaml with this text. */
function problemsOf(text: string, clinic = withGoogle): string[] {
  writeFileSync(join(folder, 'storage.yaml'), text);
  const loaded = loadRegister(folder, clinic);
  return loaded.ok ? [] : loaded.problems;
}

function edit(was: string | RegExp, is: string): string {
  const edited = full.replace(was, is);
  expect(edited, 'the edit must change something, or it tests nothing').not.toBe(full);
  return edited;
}

test.each([
  ['tests/clinics/full', withGoogle],
  ['tests/clinics/minimal', {}],
])('the register in %s is valid', (directory, clinic) => {
  expect(loadRegister(directory, clinic)).toMatchObject({ ok: true });
});

test('a register without any purpose is valid, and needs none of the banner’s own items', () => {
  expect(problemsOf('receiptMonths: 12\npurposes: []\n', {})).toEqual([]);
});

describe('a mistake is reported with its line, its path, what was expected and what was found', () => {
  const cases: [what: string, was: string | RegExp, is: string, says: string[]][] = [
    [
      'an unknown basis',
      'basis: statistical',
      'basis: legitimate-interest',
      ['purposes.1.basis', 'expected one of', 'found "legitimate-interest"'],
    ],
    ['an unknown key', 'purposes:', 'puposes: []\npurposes:', ['puposes', 'did you mean purposes?']],
    [
      'an unknown kind of storage',
      'kind: session storage',
      'kind: hidden storage',
      ['kind', 'expected one of cookie', 'hidden storage'],
    ],
    ['an invalid time', 'lasts: 3 months', 'lasts: a while', ['lasts', 'such as "6 months"', 'a while']],
    [
      'an origin with a path',
      '- https://cdn.opinion-box.example',
      '- https://cdn.opinion-box.example/box.js',
      ['origins', 'an origin such as'],
    ],
    [
      'an origin without encryption',
      '- https://cdn.opinion-box.example',
      '- http://cdn.opinion-box.example',
      ['origins', 'an origin such as'],
    ],
    ['a star within a name', 'name: ob_visitor', 'name: ob_*_visitor', ['name', 'a star at its end']],
    [
      'a name used twice',
      'id: opinion-box',
      'id: google-analytics',
      ['purposes.3.services.0.id', 'a name that no other purpose or service has'],
    ],
    [
      'a trimBelow path without its final slash',
      '- /treatments/',
      '- /treatments',
      ['trimBelow.0', 'a path such as'],
    ],
    [
      'a company without an origin',
      / {8}origins:\n +script:\n +- https:\/\/cdn.opinion-box.example\n/,
      '',
      ['the origins that the service is asked at'],
    ],
    [
      'an embed without a frame',
      /frame:\n +- https:\/\/www.openstreetmap.org/,
      'image:\n            - https://www.openstreetmap.org',
      ['a frame origin'],
    ],
    [
      'a missing choice cookie',
      'name: candour_consent',
      'name: another_name',
      ['candour_consent', 'which the banner itself stores'],
    ],
    [
      'a wrong time for the choice cookie',
      'lasts: 6 months',
      'lasts: 12 months',
      ['candour_consent (cookie, 6 months)'],
    ],
    ['a missing queue of receipts', 'name: candour_receipts', 'name: another_name', ['candour_receipts']],
  ];
  test.each(cases)('%s', (_, was, is, says) => {
    const problems = problemsOf(edit(was, is)).join('\n');
    expect(problems).toMatch(/^storage\.yaml line \d+/);
    for (const part of ['expected', 'found', ...says]) expect(problems).toContain(part);
  });

  test('Google Analytics without its id, and an id without Google Analytics', () => {
    expect(problemsOf(full, {}).join('\n')).toContain('clinic.yaml has no analytics.googleAnalyticsId');
    expect(problemsOf(edit(' starts: google-analytics', ' advertising: false')).join('\n')).toContain(
      'because clinic.yaml has an analytics.googleAnalyticsId',
    );
  });
});

describe('counting without consent is refused with the reason if its conditions are not met', () => {
  const law = 'PECR Schedule A1 paragraph 5 lets a website count without consent only';
  const counting = (changes: string) => edit(/(id: visit-counter\n)/, `$1${changes}`);
  const cases: [what: string, register: () => string, says: string][] = [
    [
      'figures that somebody else uses',
      () => edit(/role: own(?=\n +country: United Kingdom\n +counter)/, 'role: controller'),
      'own or processor',
    ],
    [
      'figures that are used jointly',
      () => edit(/role: own(?=\n +country: United Kingdom\n +counter)/, 'role: joint-controller'),
      'own or processor',
    ],
    ['advertising', () => counting('        advertising: true\n'), 'never to advertise'],
    [
      'more than totals',
      () => edit('aggregateOnly: true', 'aggregateOnly: false'),
      'only totals are kept and nobody is followed',
    ],
    [
      'figures that are shared',
      () => edit('sharedWithOthers: false', 'sharedWithOthers: true'),
      'not shared with others',
    ],
  ];
  test.each(cases)('%s', (_, register, says) => {
    const problems = problemsOf(register()).join('\n');
    expect(problems).toContain(law);
    expect(problems).toContain(says);
  });

  test('Google Analytics', () => {
    const problems = problemsOf(edit(/(id: analytics\n +basis: )consent/, '$1statistical')).join('\n');
    expect(problems).toContain('Google Analytics needs consent');
  });

  test('a counter with another basis is refused', () => {
    const problems = problemsOf(edit('basis: statistical', 'basis: strictly-necessary')).join('\n');
    expect(problems).toContain('a counter belongs to a purpose whose basis is statistical');
  });

  test('advertising is refused as strictly necessary, and as a matter of appearance', () => {
    const advertising = (basis: string) =>
      edit(/(id: opinion-box\n)/, '$1        advertising: true\n').replace(
        /(id: feedback\n +basis: )consent/,
        `$1${basis}`,
      );
    expect(problemsOf(advertising('strictly-necessary')).join('\n')).toContain(
      'no advertising among what is strictly',
    );
    expect(problemsOf(advertising('appearance')).join('\n')).toContain(
      'no advertising on the basis of appearance',
    );
    expect(problemsOf(advertising('consent'))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { answerParser } from '../../api/requests/parse-answers.ts';
import { forms } from '../../content/forms/forms.ts';
import { questionsOf } from '../../content/forms/question.ts';
import { requestWords } from '../../content/words/requests.ts';
import { answersOf, errorsOf, parse, question } from '../support/answers.ts';
import { validAccess } from '../support/candour.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';

test('a filled-in form is taken with its answers alone', () => {
  expect(parse({ ...validAccess, submission: 'x', unknown: 'y' })).toEqual({
    ok: true,
    answers: {
      asking: 'self',
      name: 'Robin Sample',
      birth: '1985-03-27',
      email: 'robin@patient.example',
      want: ['whole'],
      delivery: 'email',
    },
  });
});

test('an empty form names every question that must be answered, in the order of the form', () => {
  const parsed = parse({});
  expect(parsed.ok).toBe(false);
  expect(Object.entries(parsed.ok ? {} : parsed.errors)).toEqual([
    ['asking', 'Say who you are asking for'],
    ['name', 'Enter the patient’s full name'],
    ['birth', 'Enter the patient’s date of birth'],
    ['email', 'Give an email address, a telephone number or a postal address, so that we can answer you'],
  ]);
});

test('spaces and what cannot be seen are no answer', () => {
  expect(Object.keys(errorsOf({ name: ' \t\u200B\u202E ' }))).toEqual(['name']);
});

describe('every text has its longest length', () => {
  const texts = questionsOf(forms.access(fullClinic)).flatMap((it) =>
    it.kind === 'text' || it.kind === 'long' ? [it] : [],
  );

  test.each(texts.map((it) => [it.name, it.max, it.tooLong] as const))(
    '%s takes %d characters and not one more',
    (name, max, tooLong) => {
      const other = { asking: 'child', 'parent-name': 'A', 'parent-link': 'B', 'child-agrees': 'agrees' };
      expect(errorsOf({ ...other, [name]: 'x'.repeat(max) })).toEqual({});
      expect(errorsOf({ ...other, [name]: 'x'.repeat(max + 1) })).toEqual({ [name]: tooLong });
      expect(tooLong).toContain(max.toLocaleString('en-GB'));
    },
  );

  test('spaces around a text do not count', () => {
    expect(errorsOf({ name: ` ${'x'.repeat(200)}   ` })).toEqual({});
  });
});

describe('names are what people are called', () => {
  test.each([
    'Null',
    'undefined',
    'O’Neil',
    "O'Neil",
    'Nguyễn Thị Ánh',
    '李小龍',
    'X',
    'Mary-Jane d’Arc, 3rd',
    '${name} {clinic}',
  ])('“%s” is taken as it stands', (name) => {
    expect(answersOf({ name })['name']).toBe(name);
  });

  test('marks that turn the direction of text around are taken out, joiners stay', () => {
    expect(answersOf({ name: '\u202EnoriB\u202C \u2067x\u2069' })['name']).toBe('noriB x');
    expect(answersOf({ name: 'ක්\u200Dෂ' })['name']).toBe('ක්\u200Dෂ');
  });

  test('a second control of the same name does not become part of an answer', () => {
    expect(answersOf({ name: ['First', 'Second'] })['name']).toBe('First');
  });
});

describe('choices', () => {
  test.each(['nobody', '', 'constructor', 'SELF'])(
    '“%s” is no one whose information can be asked for',
    (asking) => {
      expect(errorsOf({ asking })).toEqual({ asking: question('asking', 'one').invalid });
    },
  );

  test('two choices where one is asked for are refused', () => {
    expect(Object.keys(errorsOf({ asking: ['self', 'child'] }))).toContain('asking');
  });

  test('an unknown choice among known ones is refused, even where none is needed', () => {
    expect(errorsOf({ want: ['whole', 'gold'] })).toEqual({ want: question('want', 'many').invalid });
    expect(errorsOf({ delivery: 'pigeon' })).toEqual({ delivery: question('delivery', 'one').invalid });
  });

  test('several choices are kept in the order of the form, each once', () => {
    expect(answersOf({ want: ['cctv', 'whole', 'cctv', 'dates'] })['want']).toEqual([
      'whole',
      'dates',
      'cctv',
    ]);
  });

  test('no choice is no answer where none is needed', () => {
    expect(answersOf({ want: [], delivery: [] })).not.toHaveProperty('want');
    expect(answersOf({ want: [], delivery: [] })).not.toHaveProperty('delivery');
  });

  test('a clinic without cameras or photographs offers neither', () => {
    const parseMinimal = answerParser(forms.access(minimalClinic), requestWords);
    const read = (want: string) =>
      parseMinimal(new URLSearchParams({ ...validAccess, want }), '2026-11-22').ok;
    expect([read('whole'), read('cctv'), read('photographs')]).toEqual([true, false, false]);
  });
});

describe('questions that follow from a choice', () => {
  test('must be answered when it was made', () => {
    expect(Object.keys(errorsOf({ asking: 'child' }))).toEqual([
      'parent-name',
      'parent-link',
      'child-agrees',
    ]);
  });

  test('need no answer when it was not made, and keep one that was given', () => {
    expect(errorsOf({})).toEqual({});
    expect(answersOf({ 'parent-name': 'Ada', 'which-dates': 'March' })).toMatchObject({
      'parent-name': 'Ada',
      'which-dates': 'March',
    });
  });

  test('are checked even when the choice was not made', () => {
    expect(Object.keys(errorsOf({ 'parent-name': 'x'.repeat(201), 'cctv-date-day': '1' }))).toEqual([
      'parent-name',
      'cctv-date',
    ]);
  });
});

describe('what one answer needs of another', () => {
  const noEmail = { email: '', telephone: '020 7946 0123' };
  const option = (value: string) =>
    question('delivery', 'one').options.find((it) => it.value === value)?.needs?.error;

  test('a copy by email needs an address', () => {
    expect(errorsOf({ ...noEmail, delivery: 'email' })).toEqual({ email: option('email') });
  });

  test('a copy by post needs a postal address', () => {
    expect(errorsOf({ delivery: 'post' })).toEqual({ address: option('post') });
    expect(errorsOf({ delivery: 'post', address: '1 High Street' })).toEqual({});
  });

  test('an address that is wrong keeps the error of its own', () => {
    expect(errorsOf({ email: 'nonsense', delivery: 'email' })).toEqual({
      email: question('email', 'email').invalid,
    });
  });

  test.each(['email', 'telephone', 'address'])('one way to be reached is enough: %s', (name) => {
    const ways = { email: 'robin@patient.example', telephone: '020 7946 0123', address: '1 High Street' };
    const only = Object.fromEntries(
      Object.entries(ways).map(([way, value]) => [way, way === name ? value : '']),
    );
    expect(errorsOf({ ...only, delivery: 'collect' })).toEqual({});
    expect(errorsOf({ ...only, [name]: '', delivery: 'collect' })).toHaveProperty('email');
  });

  test('one way to be reached that is wrong is said to be wrong, not missing', () => {
    expect(errorsOf({ email: '', telephone: '12', delivery: 'collect' })).toEqual({
      telephone: question('telephone', 'telephone').invalid,
    });
  });
});

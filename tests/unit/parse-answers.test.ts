import { describe, expect, test } from 'vitest';
import { answerParser } from '../../api/requests/parse-answers.ts';
import { forms } from '../../content/forms/forms.ts';
import { questionsOf } from '../../content/forms/question.ts';
import { requestWords } from '../../content/words/requests.ts';
import { answersOf, errorsOf, parse, question } from '../support/answers.ts';
import { validAccess } from '../support/candour.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';

test('accepts a filled-in form, and keeps only its answers', () => {
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

test('reports every required question of an empty form, in the order of the form', () => {
  const parsed = parse({});
  expect(parsed.ok).toBe(false);
  expect(Object.entries(parsed.ok ? {} : parsed.errors)).toEqual([
    ['asking', 'Say who you are asking for'],
    ['name', 'Enter the patient’s full name'],
    ['birth', 'Enter the patient’s date of birth'],
    ['contact-by', 'Choose how we should contact you'],
  ]);
});

test('treats spaces and invisible characters as no answer', () => {
  expect(Object.keys(errorsOf({ name: ' \t\u200B\u202E ' }))).toEqual(['name']);
});

describe('every text has a maximum length', () => {
  const texts = questionsOf(forms.access(fullClinic)).flatMap((it) =>
    it.kind === 'text' || it.kind === 'long' ? [it] : [],
  );

  test.each(texts.map((it) => [it.name, it.max, it.tooLong] as const))(
    '%s accepts %d characters and no more',
    (name, max, tooLong) => {
      // Nothing is chosen, so that no question is ruled out.
      const errors = (length: number) => errorsOf({ asking: [], delivery: [], [name]: 'x'.repeat(length) });
      expect(errors(max)[name]).toBeUndefined();
      expect(errors(max + 1)[name]).toBe(tooLong);
      expect(tooLong).toContain(max.toLocaleString('en-GB'));
    },
  );

  test('spaces around a text do not count', () => {
    expect(errorsOf({ name: ` ${'x'.repeat(200)}   ` })).toEqual({});
  });
});

describe('a name', () => {
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
  ])('is accepted unchanged: “%s”', (name) => {
    expect(answersOf({ name })['name']).toBe(name);
  });

  test('loses its direction marks, and keeps its joiners', () => {
    expect(answersOf({ name: '\u202EnoriB\u202C \u2067x\u2069' })['name']).toBe('noriB x');
    expect(answersOf({ name: 'ක්\u200Dෂ' })['name']).toBe('ක්\u200Dෂ');
  });

  test('ignores a second control with the same name', () => {
    expect(answersOf({ name: ['First', 'Second'] })['name']).toBe('First');
  });
});

describe('choices', () => {
  test.each(['nobody', '', 'constructor', 'SELF'])('“%s” is refused for the person asked for', (asking) => {
    expect(errorsOf({ asking })).toEqual({ asking: question('asking', 'one').invalid });
  });

  test('two choices are refused if only one is allowed', () => {
    expect(Object.keys(errorsOf({ asking: ['self', 'child'] }))).toContain('asking');
  });

  test('an unknown choice among known ones is refused, even for an optional question', () => {
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

  test('no choice is no answer to an optional question', () => {
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
  test('must be answered if it is made', () => {
    expect(Object.keys(errorsOf({ asking: 'child' }))).toEqual([
      'parent-name',
      'parent-link',
      'child-agrees',
    ]);
  });

  test('can be left blank if it is not made, and keep an answer that no other choice rules out', () => {
    expect(errorsOf({})).toEqual({});
    const answers = answersOf({ 'parent-name': 'Ada', 'which-dates': 'March' });
    expect(answers).toMatchObject({ 'which-dates': 'March' });
    expect(answers).not.toHaveProperty('parent-name');
  });

  test('are checked even if it is not made, unless another choice rules them out', () => {
    expect(Object.keys(errorsOf({ 'parent-name': 'x'.repeat(201), 'cctv-date-day': '1' }))).toEqual([
      'cctv-date',
    ]);
  });
});

describe('answers that depend on each other', () => {
  const noEmail = { email: '', telephone: '020 7946 0123' };
  const option = (value: string) =>
    question('delivery', 'one').options.find((it) => it.value === value)?.needs?.error;

  test('a copy by email requires an email address', () => {
    expect(errorsOf({ ...noEmail, delivery: 'email' })).toEqual({ 'copy-email': option('email') });
  });

  test('a copy by post requires a postal address', () => {
    expect(errorsOf({ delivery: 'post' })).toEqual({ 'copy-address': option('post') });
    expect(errorsOf({ delivery: 'post', address: '1 High Street' })).toEqual({});
  });

  test('an invalid address keeps its own error', () => {
    expect(errorsOf({ email: 'nonsense', delivery: 'email' })).toEqual({
      email: question('email', 'email').invalid,
    });
  });

  test.each(['email', 'telephone', 'address'])('one contact detail is enough: %s', (name) => {
    const ways = { email: 'robin@patient.example', telephone: '020 7946 0123', address: '1 High Street' };
    const only = Object.fromEntries(
      Object.entries(ways).map(([way, value]) => [way, way === name ? value : '']),
    );
    expect(errorsOf({ ...only, delivery: 'collect' })).toEqual({});
    expect(errorsOf({ ...only, [name]: '', delivery: 'collect' })).toEqual({
      'contact-by': 'Choose how we should contact you',
    });
  });

  test.each([
    ['email', 'email', 'Enter your email address'],
    ['telephone', 'telephone', 'Enter your telephone number'],
    ['post', 'address', 'Enter your postal address'],
  ])('contact by %s requires the field below it, and no other', (contact, name, error) => {
    expect(errorsOf({ 'contact-by': contact, email: '', delivery: 'collect' })).toEqual({ [name]: error });
  });

  test('an address below another way to be contacted is not kept', () => {
    const answers = answersOf({ 'contact-by': 'telephone', telephone: '020 7946 0123', delivery: 'collect' });
    expect(answers).toMatchObject({ 'contact-by': 'telephone', telephone: '020 7946 0123' });
    expect(answers).not.toHaveProperty('email');
  });

  test('an address for the copy counts where none was given for contact', () => {
    const byTelephone = {
      'contact-by': 'telephone',
      telephone: '020 7946 0123',
      email: 'left@patient.example',
    };
    const answers = answersOf({ ...byTelephone, delivery: 'email', 'copy-email': 'copy@patient.example' });
    expect(answers['email']).toBe('copy@patient.example');
    expect(answers).not.toHaveProperty('copy-email');
    const both = { 'contact-by': 'email', delivery: 'email', 'copy-email': 'copy@patient.example' };
    expect(answersOf(both)['email']).toBe('robin@patient.example');
    expect(errorsOf({ ...byTelephone, delivery: 'post' })).toEqual({ 'copy-address': option('post') });
  });

  test('an invalid contact detail is reported as invalid, not as missing', () => {
    expect(errorsOf({ email: '', telephone: '12', delivery: 'collect' })).toEqual({
      telephone: question('telephone', 'telephone').invalid,
    });
  });
});

describe('what people copy and change their mind about', () => {
  test.each(['robin\u00ADsample@patient.example', '\u2060robinsample@patient.example\uFEFF'])(
    'an address with invisible characters is taken without them',
    (email) => {
      expect(answersOf({ email })['email']).toBe('robinsample@patient.example');
    },
  );

  test('a mistake under “My client” is no error once “Myself” is chosen', () => {
    const wrong = {
      'authority-signed-day': '31',
      'authority-signed-month': '2',
      'authority-signed-year': '2026',
    };
    expect(errorsOf({ asking: 'self', ...wrong })).toEqual({});
    expect(answersOf({ asking: 'self', ...wrong })['authority-signed']).toBeUndefined();
    expect(
      Object.keys(errorsOf({ asking: 'solicitor', 'solicitor-name': 'A', firm: 'B', ...wrong })),
    ).toEqual(['authority-signed']);
  });

  test('a mistake below a box that is not ticked is still said, because what was typed counts', () => {
    expect(Object.keys(errorsOf({ want: [], 'which-dates': 'x'.repeat(301) }))).toEqual(['which-dates']);
  });
});

import { describe, expect, test } from 'vitest';
import { answerParser } from '../../api/requests/parse-answers.ts';
import { forms } from '../../content/forms/forms.ts';
import { questionsOf, requestKinds } from '../../content/forms/question.ts';
import type { Form, RequestKind } from '../../content/forms/question.ts';
import { requestWords } from '../../content/words/requests.ts';
import { encode, validComplaint, validRights } from '../support/candour.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';

type Fields = Record<string, string | string[]>;

/** The errors of a form sent on 22 November 2026; empty if it is accepted. */
function errorsIn(kind: RequestKind, fields: Fields): Record<string, string> {
  const parse = answerParser(forms[kind](fullClinic), requestWords);
  const parsed = parse(new URLSearchParams(encode(fields)), '2026-11-22');
  return parsed.ok ? {} : parsed.errors;
}

/** Repeated names of questions, and repeated values within a question. */
function repeated(form: Form): string[] {
  const twice = (all: string[]) => all.filter((it, index) => all.indexOf(it) !== index);
  const questions = questionsOf(form);
  return [
    ...twice(questions.map(({ name }) => name)),
    ...questions.flatMap((it) => ('options' in it ? twice(it.options.map(({ value }) => value)) : [])),
  ];
}

describe.each([
  ['full', fullClinic],
  ['minimal', minimalClinic],
])('every form of the %s clinic', (_, clinic) => {
  test.each(requestKinds)('%s: each name and each value is unique', (kind) => {
    expect(repeated(forms[kind](clinic))).toEqual([]);
  });

  test.each(requestKinds)('%s: each rule names a question of the form', (kind) => {
    const form = forms[kind](clinic);
    const names = questionsOf(form).map(({ name }) => name);
    const needed = questionsOf(form).flatMap((it) =>
      'options' in it ? it.options.flatMap(({ needs }) => (needs ? [needs.name] : [])) : [],
    );
    expect(names).toEqual(expect.arrayContaining([...needed, ...(form.anyOf?.names ?? [])]));
  });
});

test('a repeated name is found', () => {
  const form = forms.access(fullClinic);
  const [section] = form.sections;
  if (!section) throw new Error('The form has no section');
  expect(repeated({ ...form, sections: [...form.sections, section] })).toContain('asking');
});

describe('the form for other rights', () => {
  const rights = ['correct', 'erase', 'port', 'restrict', 'object', 'withdraw', 'human'];
  const options = questionsOf(forms.rights(fullClinic)).flatMap((it) =>
    it.name === 'right' && 'options' in it ? it.options : [],
  );

  test('offers every right except a copy, and states the limits of each', () => {
    expect(options.map(({ value }) => value)).toEqual(rights);
    for (const { value, guidance } of options) expect(guidance?.paragraphs.length, value).toBe(2);
  });

  test('lists the missing answers in the order of the form if sent empty', () => {
    expect(Object.entries(errorsIn('rights', {}))).toEqual([
      ['right', 'Choose what you would like us to do'],
      ['asking', 'Say who you are asking for'],
      ['name', 'Enter the full name of the person it is about'],
      ['contact-by', 'Choose how we should contact you'],
    ]);
  });

  test.each([
    ['correct', ['correct-what']],
    ['erase', ['erase-what']],
    ['port', []],
    ['restrict', ['restrict-what', 'restrict-why']],
    ['object', ['object-to']],
    ['withdraw', ['withdraw-what']],
    ['human', ['human-what']],
  ])('requires for %s answers to %j, and to no question of another right', (right, missing) => {
    expect(Object.keys(errorsIn('rights', { ...validRights, 'erase-what': '', right }))).toEqual(missing);
  });

  test('accepts several rights at once', () => {
    const both = { ...validRights, right: ['erase', 'withdraw'], 'withdraw-what': 'My photographs' };
    expect(errorsIn('rights', both)).toEqual({});
  });

  test('accepts the four grounds for restriction (UK GDPR Art 18(1)), and no other', () => {
    const restrict = { ...validRights, right: 'restrict', 'restrict-what': 'My address' };
    const taken = (why: string) =>
      Object.keys(errorsIn('rights', { ...restrict, 'restrict-why': why })).length === 0;
    expect(['accuracy', 'unlawful', 'claim', 'objection'].filter(taken)).toHaveLength(4);
    expect(taken('because')).toBe(false);
  });

  test('does not require a date of birth, because not everyone we hold data about is a patient', () => {
    expect(errorsIn('rights', validRights)).toEqual({});
    expect(
      errorsIn('rights', { ...validRights, 'birth-day': '31', 'birth-month': '2', 'birth-year': '1985' }),
    ).toEqual({ birth: 'February 1985 has only 28 days' });
  });
});

describe('the form for complaints', () => {
  test('lists the missing answers in the order of the form if sent empty', () => {
    expect(Object.entries(errorsIn('complaint', {}))).toEqual([
      ['happened', 'Say what happened'],
      ['asking', 'Say who you are complaining for'],
      ['name', 'Enter the full name of the person it is about'],
      ['contact-by', 'Choose how we should contact you'],
    ]);
  });

  test('accepts a complaint in the person’s own words, with only a postal address', () => {
    expect(errorsIn('complaint', validComplaint)).toEqual({});
    expect(errorsIn('complaint', { ...validComplaint, email: '', address: '2 Example Street' })).toEqual({});
  });
});

import { describe, expect, test } from 'vitest';
import { answerParser } from '../../api/requests/parse-answers.ts';
import { forms } from '../../content/forms/forms.ts';
import { requesterIn, requesters } from '../../content/forms/who-asks.ts';
import type { Requester } from '../../content/forms/who-asks.ts';
import { questionsOf, requestKinds } from '../../content/forms/question.ts';
import type { Form, Option, RequestKind } from '../../content/forms/question.ts';
import type { Clinic, Nation } from '../../content/schema.ts';
import { requestWords } from '../../content/words/requests.ts';
import { errorsOf } from '../support/answers.ts';
import { fullClinic } from '../support/clinics.ts';

const optionsOf = (form: Form): Option[] =>
  questionsOf(form).flatMap((it) => (it.name === 'asking' && 'options' in it ? it.options : []));
const valuesOf = (kind: RequestKind): string[] => optionsOf(forms[kind](fullClinic)).map((it) => it.value);

describe('the person asked for', () => {
  test.each(requesters.map((asker) => [asker]))('is read from the answers of a form as “%s”', (asker) => {
    expect(requesterIn({ asking: asker })).toBe(asker);
  });

  test.each([[{}], [{ asking: 'nobody' }], [{ asking: ['child', 'deceased'] }]])(
    'is the requester if answers such as %j do not say',
    (answers) => {
      expect(requesterIn(answers)).toBe('self');
    },
  );

  test('can be anyone for a copy, and anyone alive for other rights and complaints; an opt-out does not ask', () => {
    expect(Object.fromEntries(requestKinds.map((kind) => [kind, valuesOf(kind)]))).toEqual({
      access: [...requesters],
      'opt-out': [],
      rights: requesters.filter((it) => it !== 'deceased'),
      complaint: requesters.filter((it) => it !== 'deceased'),
    });
  });

  test.each<[Requester, Record<string, string>, string[]]>([
    ['self', {}, []],
    ['child', {}, ['parent-name', 'parent-link', 'child-agrees']],
    ['authority', {}, ['agent-name', 'agent-authority']],
    ['authority', { 'agent-authority': 'other' }, ['agent-name', 'agent-authority-other']],
    ['authority', { 'agent-authority': 'court', 'agent-name': 'Casey Sample' }, []],
    ['solicitor', {}, ['solicitor-name', 'firm']],
    ['deceased', {}, ['claimant-name', 'entitlement']],
    ['deceased', { entitlement: 'claim', 'claimant-name': 'Casey Sample' }, ['claim-about']],
    ['deceased', { entitlement: 'neither', 'claimant-name': 'Casey Sample' }, []],
  ])('requires, for %s with %j, answers to %j', (asking, given, missing) => {
    expect(Object.keys(errorsOf({ asking, ...given }))).toEqual(missing);
  });

  test('cannot be someone who has died on the form for other rights', () => {
    const parse = answerParser(forms.rights(fullClinic), requestWords);
    const parsed = parse(new URLSearchParams({ asking: 'deceased' }), '2026-11-22');
    expect(parsed.ok ? {} : parsed.errors).toMatchObject({ asking: 'Say who you are asking for' });
  });
});

describe('somebody who acts for another person reads about what they ask for', () => {
  const saidOf = (kind: RequestKind, asking: Requester): string =>
    JSON.stringify(optionsOf(forms[kind](fullClinic)).find(({ value }) => value === asking));

  test.each<[RequestKind, Requester, RegExp, RegExp]>([
    ['access', 'solicitor', /the whole record, or which part of it/, /you may complain/],
    ['rights', 'solicitor', /what you may ask us to do/, /the whole record/],
    ['complaint', 'solicitor', /that you may complain to us for them/, /the whole record|month to answer/],
    ['access', 'child', /knows that you are asking/, /complain/],
    ['complaint', 'child', /knows that you are complaining/, /you are asking|month to answer/],
    ['rights', 'authority', /You can ask if they allow it/, /complain/],
    ['complaint', 'authority', /You can complain if they allow it/, /You can ask if|month to answer/],
  ])('%s, %s', (kind, asking, says, saysNot) => {
    expect(saidOf(kind, asking)).toMatch(says);
    expect(saidOf(kind, asking)).not.toMatch(saysNot);
  });
});

describe('the note for people under 18', () => {
  const notes = (clinic: Clinic) =>
    forms.access(clinic).sections[0]?.notes?.map(({ question }) => question) ?? [];

  test('is shown if children are treated', () => {
    expect(notes({ ...fullClinic, minimumAge: 17 })).toContain('Are you under 18?');
  });

  test('is not shown if only adults are treated', () => {
    expect(notes({ ...fullClinic, minimumAge: 18 })).toEqual(['Do you have to prove who you are?']);
  });
});

/** All that the access form says about somebody else’s records in a nation. */
function saidIn(nation: Nation): string {
  return JSON.stringify(forms.access({ ...fullClinic, nation }).sections[0]);
}

describe('each clinic shows the law of its nation', () => {
  const greatBritain = [/Access to Health Records Act 1990/, /1.November.1991/];
  const englandAndWales = [/Court of Protection made me their deputy/, /grant of probate/, ...greatBritain];
  const signs: Record<Nation, RegExp[]> = {
    england: englandAndWales,
    wales: englandAndWales,
    scotland: [
      /Adults with Incapacity \(Scotland\) Act 2000/,
      /child of 12 or over/,
      /sheriff court/,
      /confirmation/,
      ...greatBritain,
    ],
    'northern-ireland': [
      /\(Northern Ireland\) Order 1993/,
      /30.May.1994/,
      /High Court made me their controller/,
      /grant of probate/,
    ],
  };
  const all = [...new Set(Object.values(signs).flat().map(String))];

  test.each(Object.keys(signs) as Nation[])('%s, and no other', (nation) => {
    const said = saidIn(nation);
    const found = all.filter((sign) => new RegExp(sign.slice(1, -1)).test(said));
    expect(found.sort()).toEqual(signs[nation].map(String).sort());
  });

  test.each(Object.keys(signs) as Nation[])(
    '%s: after a death, 21 or 40 days, free, not a month',
    (nation) => {
      const option = optionsOf(forms.access({ ...fullClinic, nation })).find((it) => it.value === 'deceased');
      const said = option?.guidance?.paragraphs.join(' ') ?? '';
      const times =
        nation === 'northern-ireland'
          ? /within 21 or 40 days, depending on when the record was made/
          : /within 40 days, or within 21 days if the whole record, or the part you ask for, was made in the 40 days before/;
      expect(said).toMatch(times);
      expect(said).not.toMatch(/\badded\b/);
      expect(said).toMatch(/it is free/);
      expect(said).toMatch(/one month of data protection law does not apply/);
    },
  );

  test.each([
    ['a request in writing', /this form counts as writing/],
    ['the patient’s note', /note that nobody should see the record/],
    ['serious harm', /serious harm to anyone’s physical or mental health/],
    ['confidence', /told us in confidence/],
    ['the claim', /nothing to do with a claim/],
    ['older records', /older ones only if you need them to understand the rest/],
    [
      'a free correction',
      /correct it, or write what you say beside it, and send you a copy of that for free/,
    ],
  ])('after a death the form mentions %s, in every nation', (_, words) => {
    for (const nation of Object.keys(signs) as Nation[]) expect(saidIn(nation)).toMatch(words);
  });

  test('in Scotland an adult’s representative can use the Act of 1990 for a copy, and for nothing else', () => {
    const scottish = { ...fullClinic, nation: 'scotland' } as const;
    const about = (kind: RequestKind) =>
      JSON.stringify(optionsOf(forms[kind](scottish)).find(({ value }) => value === 'authority'));
    expect(about('access')).toContain('Access to Health Records Act 1990');
    for (const kind of ['rights', 'complaint'] as const)
      expect(about(kind)).not.toContain('Access to Health Records');
  });
});

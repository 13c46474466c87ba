import type { Page } from 'playwright-core';
import { forms } from '../../content/forms/forms.ts';
import { loadClinic, orThrow } from '../../content/load.ts';
import { questionsOf } from '../../content/forms/question.ts';
import type { RequestKind } from '../../content/forms/question.ts';

/** Answers by the name of the question: a choice by its value, several as a list, a date as `27 3 1985`. */
export type FormAnswers = Record<string, string | string[]>;

const clinic = orThrow(loadClinic('tests/clinics/full'));

/** Fills in a form as a person does: finds each field by its label, in the order given. */
export async function answer(page: Page, answers: FormAnswers, kind: RequestKind = 'access'): Promise<void> {
  const questions = questionsOf(forms[kind](clinic));
  for (const [name, value] of Object.entries(withContact(answers, kind))) {
    const question = questions.find((it) => it.name === name);
    if (!question) throw new Error(`The form ${kind} has no question ${name}`);
    // The label of an optional question ends with words that say so.
    const group = page.locator(`[data-question="${name}"]`);
    if ('options' in question) {
      for (const choice of [value].flat()) {
        const label = question.options.find((option) => option.value === choice)?.label;
        if (label === undefined) throw new Error(`${name} has no option ${choice}`);
        // A label covers its whole row, so a click anywhere on the row selects it. A second click would undo
        // that.
        if (!(await group.getByLabel(label, { exact: true }).isChecked()))
          await group.getByText(label, { exact: true }).click();
      }
    } else if (question.kind === 'date') {
      const parts = String(value).split(' ');
      for (const [index, part] of ['Day', 'Month', 'Year'].entries())
        await group.getByLabel(part, { exact: true }).fill(parts[index] ?? '');
    } else {
      await group.getByLabel(question.label).fill(String(value));
    }
  }
}

/** With the way to contact the person chosen before its field is filled in: the first that is given. */
function withContact(answers: FormAnswers, kind: RequestKind): FormAnswers {
  const way = Object.entries({ email: 'email', telephone: 'telephone', post: 'address' }).find(
    ([, name]) => name in answers,
  )?.[0];
  if (kind === 'opt-out' || way === undefined || 'contact-by' in answers) return answers;
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) =>
      name === (way === 'post' ? 'address' : way)
        ? [['contact-by', way] as const, [name, value] as const]
        : [[name, value] as const],
    ),
  );
}

/** A person who asks for their own record. */
export const self: FormAnswers = {
  asking: 'self',
  name: 'Robin Sample',
  birth: '27 3 1985',
  email: 'robin@patient.example',
};

/** A person who asks for somebody else's record, and fills in everything. */
export const forAnother: FormAnswers = {
  asking: 'child',
  'parent-name': 'Casey Sample',
  'parent-link': 'Mother & guardian',
  'child-agrees': 'agrees',
  name: 'Jamie Sample',
  'former-names': 'Jamie Example',
  birth: '1 2 2015',
  email: 'casey@patient.example',
  want: ['dates', 'treatment', 'photographs', 'correspondence', 'cctv'],
  'which-dates': 'March to June 2025',
  'which-treatment': 'Mole check',
  'which-correspondence': 'With the GP',
  'cctv-date': '14 11 2026',
  'cctv-time': 'Between 2pm and 3pm',
  'cctv-place': 'The front door, in a red coat',
  delivery: 'post',
  'copy-address': '1 Example Street\nLeeds\nZZ99 1AA',
  format: 'Large print',
  'anything-else': 'Please ring in the morning. <b>Thank you</b> & goodbye.',
};

/** A person who wants no more marketing messages on any channel. */
export const noMore: FormAnswers = {
  name: 'Robin Sample',
  email: 'robin@patient.example',
  telephone: '07700 900123',
  channels: ['email', 'sms', 'post'],
  address: '1 Example Street\nLeeds\nZZ99 1AA',
  profiling: ['stop'],
};

/** A person without an email address who wants no more calls. */
export const noMoreCalls: FormAnswers = {
  name: 'Alex Sample',
  telephone: '07700 900456',
  channels: ['telephone'],
};

/** A solicitor who wants data erased and data restricted, for a client. */
export const otherRights: FormAnswers = {
  right: ['erase', 'restrict'],
  'erase-what': 'My enquiry of last spring',
  'restrict-what': 'My photographs',
  'restrict-why': 'objection',
  asking: 'solicitor',
  'solicitor-name': 'Casey Sample',
  firm: 'Sample & Example',
  'firm-reference': 'SE/12',
  'authority-signed': '5 10 2026',
  name: 'Robin Sample',
  birth: '27 3 1985',
  email: 'casey@solicitor.example',
};

/** A person who complains for a child, and has no email address. */
export const complaint: FormAnswers = {
  about: ['shared', 'other'],
  happened: 'A letter about my son went to my neighbour.',
  'happened-when': 'Last week',
  'put-right': 'Please ring <b>me</b> & say sorry.',
  asking: 'child',
  'parent-name': 'Casey Sample',
  'parent-link': 'Mother',
  'child-agrees': 'too-young',
  name: 'Jamie Sample',
  telephone: '07700 900123',
};

/** A person without an email address. */
export const byPost: FormAnswers = {
  asking: 'self',
  name: 'Alex Sample',
  birth: '3 4 1950',
  address: '2 Example Street\nLeeds\nZZ99 1AB',
  delivery: 'post',
};

/** Every field filled in wrongly. */
export const allWrong: FormAnswers = {
  asking: 'authority',
  'agent-name': 'x'.repeat(201),
  'agent-authority': 'other',
  'agent-authority-other': 'x'.repeat(1001),
  name: 'x'.repeat(201),
  'former-names': 'x'.repeat(201),
  birth: '31 2 1985',
  email: 'not an address',
  want: ['dates', 'treatment', 'photographs', 'correspondence', 'cctv'],
  'which-dates': 'x'.repeat(301),
  'which-treatment': 'x'.repeat(301),
  'which-correspondence': 'x'.repeat(301),
  'cctv-date': '14 11 2096',
  'cctv-time': 'x'.repeat(301),
  'cctv-place': 'x'.repeat(301),
  delivery: 'post',
  'copy-address': 'x'.repeat(501),
  format: 'x'.repeat(301),
  'anything-else': 'x'.repeat(4001),
};

/** Every field of the form for other rights filled in wrongly, with every choice made. */
export const allWrongRights: FormAnswers = {
  right: ['correct', 'erase', 'port', 'restrict', 'object', 'withdraw', 'human'],
  'correct-what': 'x'.repeat(2001),
  'port-to': 'x'.repeat(301),
  asking: 'solicitor',
  'authority-signed': '5 10 2096',
  birth: '31 2 1985',
  telephone: '12',
};

/** A complaint for an adult without a word about what happened, and with too much text everywhere else. */
export const allWrongComplaint: FormAnswers = {
  about: ['request'],
  'put-right': 'x'.repeat(2001),
  asking: 'authority',
  'agent-authority': 'other',
  email: 'not an address',
};

/** Every field of the opt-out form filled in wrongly. */
export const allWrongOptOut: FormAnswers = {
  name: 'x'.repeat(201),
  email: 'not an address',
  telephone: '12',
  channels: ['all', 'email', 'sms', 'telephone', 'post'],
  address: 'x'.repeat(501),
};

import type { Form, Section } from './question.ts';
import type { Clinic } from '../schema.ts';
import { anythingElse, contact, someContact, tooLong, yourBirthErrors } from './common.ts';
import { limitingRights } from './rights-to-limit.ts';
import { changingRights } from './rights-to-change.ts';
import { whoAsks } from './who-asks.ts';

/**
 * The rights other than access: UK GDPR Arts 16 to 18, 20, 21, 7(3) and 22A to 22D. Each states its limits before the
 * person asks. The form accepts every request: the clinic decides whether the right applies, and answers.
 */
export function rightsForm(clinic: Clinic): Form {
  return {
    kind: 'rights',
    title: 'Use your other rights',
    before: [
      `Use this form to have ${clinic.tradingName} correct, delete, hold back, hand over or stop using information about you.`,
      'It is free, and you do not need to know the law. We must answer within one month. If we cannot do what you ask, we tell you why in writing, and what you can do then.',
      `You do not have to use this form. You can ask by letter, by telephone on ${clinic.phone}, or in person, and it counts just the same.`,
    ],
    sections: [
      {
        heading: 'What you would like',
        intro: 'Each choice says what we can and cannot do. If in doubt, ask: we look at every request.',
        questions: [
          {
            kind: 'many',
            name: 'right',
            label: 'What would you like us to do?',
            hint: 'Choose all that apply.',
            missing: 'Choose what you would like us to do',
            invalid: 'Choose from the list what you would like us to do',
            options: [...changingRights(clinic), ...limitingRights(clinic)],
          },
        ],
      },
      whoAsks(clinic, 'rights'),
      person,
      contact,
      { heading: 'To finish', questions: [anythingElse] },
    ],
    anyOf: someContact,
    submit: 'Send my request',
    checked: true,
    regulator: true,
  };
}

const person: Section = {
  heading: 'The person it is about',
  intro: 'This helps us find the right information.',
  yours: { heading: 'About you' },
  questions: [
    {
      kind: 'text',
      name: 'name',
      label: 'Full name of the person it is about',
      hint: 'The name the clinic knows. If it is about you, your own.',
      yours: {
        label: 'Your full name',
        hint: 'The name we know you by.',
        missing: 'Enter your full name',
        tooLong: tooLong('Your name', 200),
      },
      max: 200,
      missing: 'Enter the full name of the person it is about',
      tooLong: tooLong('The name', 200),
    },
    {
      kind: 'date',
      name: 'birth',
      isBirth: true,
      label: 'Their date of birth',
      optional: true,
      hint: 'For example 27 3 1985. It helps if we hold a health record.',
      yours: { label: 'Your date of birth', errors: yourBirthErrors },
      errors: {
        incomplete: 'The date of birth must include a {parts}',
        future: 'The date of birth must be in the past',
        tooLongAgo: 'Check the year of birth: it must be 1900 or later',
      },
    },
  ],
};

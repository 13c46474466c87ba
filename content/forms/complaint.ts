import type { Form, Section } from './question.ts';
import type { Clinic } from '../schema.ts';
import { contactAboutComplaint, someContact, tooLong, words } from './common.ts';
import { whoAsks } from './who-asks.ts';

/**
 * A complaint about how information was handled (Data Protection Act 2018 s.164A, in force since 19 June 2026). The law
 * requires a form that can be completed electronically and by other means, an acknowledgement, an investigation without
 * undue delay, and an outcome.
 */
export function complaintForm(clinic: Clinic): Form {
  return {
    kind: 'complaint',
    title: 'Complain about how we handled your data',
    before: [
      `If ${clinic.tradingName} went wrong with information about you, tell us. We would like to know, and to put it right.`,
      `We confirm that we have it, and ${clinic.staff ? 'our team sees' : 'see'} it at once. We look into it without undue delay, keep you informed, and tell you the outcome. It costs nothing, and it will not affect your care.`,
      `You do not have to use this form. You can complain by letter, by email, by telephone on ${clinic.phone}, or ${clinic.staff ? 'to any of us in person' : 'to us in person'}. It counts just the same.`,
    ],
    sections: [
      what,
      whoAsks(clinic, 'complaint'),
      {
        heading: 'The person it is about',
        yours: { heading: 'About you' },
        questions: [
          {
            kind: 'text',
            name: 'name',
            label: 'Full name of the person it is about',
            hint: 'If it is about you, your own.',
            yours: {
              label: 'Your full name',
              hint: '',
              missing: 'Enter your full name',
              tooLong: tooLong('Your name', 200),
            },
            max: 200,
            missing: 'Enter the full name of the person it is about',
            tooLong: tooLong('The name', 200),
          },
        ],
      },
      contactAboutComplaint,
    ],
    anyOf: someContact,
    submit: 'Send my complaint',
    checked: true,
    regulator: true,
  };
}

const what: Section = {
  heading: 'What went wrong',
  intro:
    'Your own words are best. This form is about information; a complaint about treatment is another matter. If you send one here, we pass it on.',
  questions: [
    {
      kind: 'many',
      name: 'about',
      label: 'What is it about?',
      optional: true,
      hint: 'Choose all that apply.',
      invalid: 'Choose from the list what it is about',
      options: [
        { value: 'shared', label: 'Someone saw or got information that they should not have' },
        { value: 'request', label: 'How you answered a request, or did not' },
        { value: 'wrong', label: 'Wrong information about me' },
        { value: 'contact', label: 'Messages that I did not want' },
        { value: 'lost', label: 'Information that was lost or not kept safe' },
        { value: 'collected', label: 'What you collect or keep' },
        { value: 'other', label: 'Something else' },
      ],
    },
    words('happened', 'What happened?', {
      hint: 'Say only as much about your health as we need to understand it.',
      missing: 'Say what happened',
      max: 4000,
    }),
    words('happened-when', 'When did it happen, or when did you notice?', {
      hint: 'For example “last week” or “in March 2026”.',
      max: 300,
    }),
    words('earlier-reference', 'The reference of a request that it is about', {
      hint: 'If there was one. It is in our email or letter.',
      max: 100,
    }),
    words('put-right', 'What would put it right for you?'),
  ],
};

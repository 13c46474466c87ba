import { singularAfterOne } from '../grammar.ts';
import type { Form, Option, Question, Section } from './question.ts';
import { whoAsks } from './who-asks.ts';
import { anythingElse, contact, copyAddressQuestion, copyEmailQuestion } from './common.ts';
import { someContact, tooLong, words, yourBirthErrors } from './common.ts';
import type { Clinic } from '../schema.ts';

/**
 * The subject access request (UK GDPR Art 15). It asks only for details that help to find the record; few are required.
 */
export function accessForm(clinic: Clinic): Form {
  return {
    kind: 'access',
    title: 'Ask for a copy of your records',
    before: [
      `Use this form to ask ${clinic.tradingName} for the information we hold about you: your clinical record, photographs, letters, or anything else.`,
      'It is free. You do not have to say why you are asking. We must answer within one month. For someone who has died, other times apply, and the form says which.',
      `You do not have to use this form. You can ask by letter, by telephone on ${clinic.phone}, or in person, and it counts just the same.`,
    ],
    sections: [whoAsks(clinic, 'access'), patient, contact, wanted(clinic), delivery(clinic)],
    anyOf: someContact,
    submit: 'Send my request',
    checked: true,
  };
}

const patient: Section = {
  heading: 'The patient',
  intro: 'This helps us find the right record and no one else’s.',
  yours: { heading: 'About you', intro: 'This helps us find your record and no one else’s.' },
  questions: [
    {
      kind: 'text',
      name: 'name',
      label: 'Patient’s full name',
      hint: 'The name the clinic knows.',
      max: 200,
      missing: 'Enter the patient’s full name',
      tooLong: tooLong('The patient’s name', 200),
      yours: {
        label: 'Your full name',
        hint: 'The name we know you by.',
        missing: 'Enter your full name',
        tooLong: tooLong('Your name', 200),
      },
    },
    {
      kind: 'text',
      name: 'former-names',
      label: 'Other names the clinic may have used',
      optional: true,
      hint: 'For example a name before marriage.',
      max: 200,
      tooLong: tooLong('Other names', 200),
      yours: { label: 'Other names we may have for you' },
    },
    {
      kind: 'date',
      name: 'birth',
      isBirth: true,
      label: 'Patient’s date of birth',
      hint: 'For example 27 3 1985.',
      missing: 'Enter the patient’s date of birth',
      errors: {
        incomplete: 'The date of birth must include a {parts}',
        future: 'The date of birth must be in the past',
        tooLongAgo: 'Check the year of birth: it must be 1900 or later',
      },
      yours: {
        label: 'Your date of birth',
        missing: 'Enter your date of birth',
        errors: yourBirthErrors,
      },
    },
  ],
};

function wanted(clinic: Clinic): Section {
  const options: Option[] = [
    { value: 'whole', label: 'Everything you hold' },
    {
      value: 'dates',
      label: 'Records from certain dates',
      then: [words('which-dates', 'Which dates?', { hint: 'For example March to June 2025.', max: 300 })],
    },
    {
      value: 'treatment',
      label: 'Records of a certain treatment',
      then: [words('which-treatment', 'Which treatment?', { max: 300 })],
    },
  ];
  if (clinic.photographs) options.push({ value: 'photographs', label: 'Photographs' });
  options.push({
    value: 'correspondence',
    label: 'Letters, emails and messages',
    then: [words('which-correspondence', 'With whom, or about what?', { max: 300 })],
  });
  if (clinic.cctv)
    options.push({
      value: 'cctv',
      label: 'CCTV pictures',
      hint: singularAfterOne(`We keep CCTV for ${clinic.cctv.keepDays} days, so ask soon.`),
      then: cctvDetails,
    });
  return {
    heading: 'What you would like',
    intro:
      'All of this is optional. Leave it blank and we will send everything. You don’t have to say why you are asking.',
    questions: [
      {
        kind: 'many',
        name: 'want',
        label: 'What would you like a copy of?',
        optional: true,
        hint: 'Choose all that apply.',
        invalid: 'Choose from the list what you would like a copy of',
        options,
      },
    ],
  };
}

const cctvDetails: Question[] = [
  {
    kind: 'date',
    name: 'cctv-date',
    label: 'On which day?',
    optional: true,
    hint: 'For example 14 11 2026.',
    errors: {
      incomplete: 'The day of the CCTV must include a {parts}',
      future: 'The day of the CCTV must be in the past',
      tooLongAgo: 'Check the year of the CCTV: it must be 1900 or later',
    },
  },
  words('cctv-time', 'At about what time?', { hint: 'For example between 2pm and 3pm.', max: 300 }),
  {
    ...words('cctv-place', 'Where, and how would we know the person?', {
      hint: 'For example the front door, in a red coat.',
      max: 300,
    }),
    yours: { label: 'Where, and how would we know you?' },
  },
];

function delivery(clinic: Clinic): Section {
  return {
    heading: 'How you would like to have it',
    questions: [
      {
        kind: 'one',
        name: 'delivery',
        label: 'How should we send it?',
        optional: true,
        invalid: 'Choose from the list how we should send it',
        options: [
          {
            value: 'email',
            label: 'By email: a link and a separate code, or another safe way that we agree with you',
            then: [copyEmailQuestion],
            needs: {
              name: 'email',
              at: 'copy-email',
              error: 'Enter your email address, or choose another way to receive the copy',
            },
          },
          {
            value: 'post',
            label: 'On paper, by post',
            then: [copyAddressQuestion],
            needs: {
              name: 'address',
              at: 'copy-address',
              error: 'Enter your postal address, or choose another way to receive the copy',
            },
          },
          { value: 'collect', label: 'I will collect it from the clinic' },
        ],
      },
      {
        kind: 'text',
        name: 'format',
        label: 'Do you need it in another format or language?',
        optional: true,
        hint: `For example ${clinic.formats.join(', ')}.`,
        max: 300,
        tooLong: tooLong('The format you need', 300),
      },
      anythingElse,
    ],
  };
}

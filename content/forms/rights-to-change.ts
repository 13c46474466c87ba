import type { Option } from './question.ts';
import type { Clinic } from '../schema.ts';
import { words } from './common.ts';

/** Rights that change or move data: rectification (UK GDPR Art 16), erasure (17) and portability (20). */
export function changingRights(clinic: Clinic): Option[] {
  return [correct, erase(clinic), port];
}

const correct: Option = {
  value: 'correct',
  label: 'Correct something, or add what is missing',
  guidance: {
    paragraphs: [
      'If a fact is wrong, we correct it and tell those we gave it to, where we can.',
      'A clinician’s honest opinion usually stays, even if it later proved wrong, because it shows why you were treated as you were. Then we put your view beside it, so that nobody reads the one without the other.',
    ],
  },
  then: [
    words('correct-what', 'What is wrong or missing?', {
      hint: 'For example “my address”, or “the letter of 3 March says the left knee”.',
      missing: 'Say what is wrong or missing',
    }),
    words('correct-to', 'What should it say?'),
  ],
};

function erase({ retention, photographs, newsletter }: Clinic): Option {
  const erasable = [
    'an enquiry that led to nothing',
    'details that we no longer need to reach you',
    ...(newsletter ? ['what we hold only to send you marketing messages'] : []),
    ...(photographs?.publicity ? ['photographs that we show with your permission'] : []),
  ];
  return {
    value: 'erase',
    label: 'Delete something',
    guidance: {
      paragraphs: [
        `We can rarely delete clinical notes. They help to treat you safely, the law may tell us to keep them, and a claim may depend on them. We keep an adult’s record for ${retention.adultYears} years after the last visit.`,
        'Ask all the same if you wish. We look at every request by itself, and if we must keep something we tell you what and why.',
      ],
      list: { lead: 'We can usually delete, for example:', items: erasable },
    },
    then: [words('erase-what', 'What should we delete?', { missing: 'Say what we should delete' })],
  };
}

const port: Option = {
  value: 'port',
  label: 'Have my data as a file that another service can read',
  guidance: {
    paragraphs: [
      'This covers what you gave us yourself and we hold on computer, because you agreed to it or because we treat you under a contract. It does not cover what we wrote or found out, such as notes and results.',
      'If you want those too, ask for a copy of your records instead. You can do both.',
    ],
    link: { to: 'access', text: 'Ask for a copy of your records' },
  },
  then: [
    words('port-what', 'What would you like to have?', { hint: 'Leave it blank for all that we can give.' }),
    words('port-to', 'Should we send it to another service?', {
      hint: 'Its name and address. We do so where the technology lets us.',
      max: 300,
    }),
  ],
};

import type { Section } from '../question.ts';
import { tooLong } from './common.ts';

/** Whether someone asks for themselves or acts for another, and by what authority. */
export const whoAsks: Section = {
  heading: 'Who is asking',
  questions: [
    {
      kind: 'one',
      name: 'asking',
      label: 'Whose information are you asking for?',
      missing: 'Say whose information you are asking for',
      invalid: 'Say whose information you are asking for',
      options: [
        { value: 'self', label: 'My own' },
        {
          value: 'other',
          label: 'Someone else’s, and I act for them',
          hint: 'For example your child, someone who has given you authority, or a client.',
          then: [
            {
              kind: 'text',
              name: 'your-name',
              label: 'Your full name',
              max: 200,
              autocomplete: 'name',
              missing: 'Enter your full name',
              tooLong: tooLong('Your name', 200),
            },
            {
              kind: 'text',
              name: 'relationship',
              label: 'How you are related to the patient, or your role',
              hint: 'For example parent, daughter, attorney, solicitor.',
              max: 200,
              missing: 'Say how you are related to the patient, or what your role is',
              tooLong: tooLong('How you are related', 200),
            },
            {
              kind: 'long',
              name: 'authority',
              label: 'What lets you ask for them',
              hint: 'For example parental responsibility, their signed permission, or a lasting power of attorney. Do not send documents now: we will tell you if we need to see one.',
              max: 2000,
              missing: 'Say what lets you ask for them',
              tooLong: tooLong('What lets you ask', 2000),
            },
          ],
        },
      ],
    },
  ],
};

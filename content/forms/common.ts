import type { DateQuestion, Section, TextQuestion } from './question.ts';

/** Questions that several forms share. */

export const tooLong = (what: string, max: number): string =>
  `${what} must be ${max.toLocaleString('en-GB')} characters or fewer`;

export const emailQuestion: TextQuestion = {
  kind: 'email',
  name: 'email',
  label: 'Your email address',
  max: 254,
  autocomplete: 'email',
  invalid: 'Enter an email address in the correct format, like name@example.com',
  tooLong: tooLong('Your email address', 254),
};

export const telephoneQuestion: TextQuestion = {
  kind: 'telephone',
  name: 'telephone',
  label: 'Your telephone number',
  max: 40,
  autocomplete: 'tel',
  invalid: 'Enter a telephone number, like 020 7946 0000 or +44 7700 900000',
  tooLong: tooLong('Your telephone number', 40),
};

/**
 * The name of the person acting for another. Each branch has its own field name, because a name is unique in a form.
 */
export const nameQuestion = (name: string): TextQuestion => ({
  kind: 'text',
  name,
  label: 'Your full name',
  max: 200,
  autocomplete: 'name',
  missing: 'Enter your full name',
  tooLong: tooLong('Your name', 200),
});

const addressQuestion: TextQuestion = {
  kind: 'long',
  name: 'address',
  label: 'Your postal address',
  hint: 'It also helps us find the record.',
  yours: { hint: 'It also helps us find your record.' },
  max: 500,
  autocomplete: 'street-address',
  tooLong: tooLong('Your postal address', 500),
};

/**
 * Contact details, below the way that the person chooses. Any one is enough. Without an email address, the team is
 * notified at once and confirms the request itself.
 */
const contactSection = (emailHint: string): Section => ({
  heading: 'How we can reach you',
  questions: [
    {
      kind: 'one',
      name: 'contact-by',
      label: 'How should we contact you?',
      invalid: 'Choose how we should contact you',
      options: [
        {
          value: 'email',
          label: 'By email',
          hint: emailHint,
          then: [{ ...emailQuestion, missing: 'Enter your email address' }],
        },
        {
          value: 'telephone',
          label: 'By telephone',
          hint: 'We see it at once, and call you to confirm it.',
          then: [{ ...telephoneQuestion, missing: 'Enter your telephone number' }],
        },
        {
          value: 'post',
          label: 'By post',
          hint: 'We see it at once, and write to you to confirm it.',
          then: [{ ...addressQuestion, missing: 'Enter your postal address' }],
        },
      ],
    },
  ],
});

export const contact = contactSection(
  'This is quickest. We send you a link to confirm that the address is yours.',
);

/** The same for a complaint, for which nothing has to be confirmed. */
export const contactAboutComplaint = contactSection(
  'This is quickest. We confirm there that we have your complaint, and you have nothing more to do.',
);

/** Requires a contact detail. */
export const someContact = {
  names: ['email', 'telephone', 'address'],
  error: 'Choose how we should contact you',
  at: 'contact-by',
};

/** The email address for a copy, where the person is contacted in another way. */
export const copyEmailQuestion: TextQuestion = {
  ...emailQuestion,
  name: 'copy-email',
  label: 'Email address for the copy',
  hint: 'Leave this empty if you gave it above.',
  optional: true,
  standsIn: 'email',
};

/** The postal address for a copy, where the person is contacted in another way. */
export const copyAddressQuestion: TextQuestion = {
  kind: 'long',
  name: 'copy-address',
  label: 'Postal address for the copy',
  hint: 'Leave this empty if you gave it above.',
  optional: true,
  max: 500,
  autocomplete: 'street-address',
  tooLong: tooLong('Your postal address', 500),
  standsIn: 'address',
};

/** The errors of a date of birth, for the person whose it is. */
export const yourBirthErrors: DateQuestion['errors'] = {
  incomplete: 'Your date of birth must include a {parts}',
  future: 'Your date of birth must be in the past',
  tooLongAgo: 'Check the year of your birth: it must be 1900 or later',
};

/** A free-text question of one or more lines. */
export const words = (
  name: string,
  label: string,
  { hint, missing, max = 2000 }: { hint?: string; missing?: string; max?: number } = {},
): TextQuestion => ({
  kind: max > 300 ? 'long' : 'text',
  name,
  label,
  max,
  tooLong: tooLong('This answer', max),
  ...(hint ? { hint } : {}),
  ...(missing ? { missing } : { optional: true }),
});

export const anythingElse: TextQuestion = {
  kind: 'long',
  name: 'anything-else',
  label: 'Anything else we should know?',
  optional: true,
  hint: 'Please do not describe your health here. We do not need it to answer you.',
  max: 4000,
  tooLong: tooLong('Anything else', 4000),
};

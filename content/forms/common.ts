import type { Section, TextQuestion } from './question.ts';

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
  max: 500,
  autocomplete: 'street-address',
  tooLong: tooLong('Your postal address', 500),
};

/**
 * Contact details. Any one is enough. Without an email address, the team is notified at once and confirms the request
 * itself.
 */
export const contact: Section = {
  heading: 'How we can reach you',
  intro:
    'Give at least one. An email address is quickest: we will send you a link to confirm it is yours. No email? We hear of your request at once, and confirm it by telephone or letter.',
  questions: [
    emailQuestion,
    { ...telephoneQuestion, optional: true },
    { ...addressQuestion, optional: true },
  ],
};

/** Requires at least one contact detail. */
export const someContact = {
  names: ['email', 'telephone', 'address'],
  error: 'Give an email address, a telephone number or a postal address, so that we can answer you',
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

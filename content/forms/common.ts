import type { TextQuestion } from '../question.ts';

/** Questions that more than one form asks, in the same words. */

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

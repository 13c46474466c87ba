import type { Form } from './question.ts';
import type { Clinic } from '../schema.ts';
import { emailQuestion, telephoneQuestion, tooLong } from './common.ts';

/**
 * The marketing opt-out (UK GDPR Art 21(2) and (3), PECR reg 22): an absolute right, without a reason or proof. The
 * form asks only for the details that the team needs to stop the messages.
 */
export function optOutForm(clinic: Clinic): Form {
  return {
    kind: 'opt-out',
    title: 'Stop marketing messages from us',
    before: [
      `Send this form and ${clinic.tradingName} stops sending you marketing messages, such as news and offers, at once.`,
      'You don’t have to give a reason, we cannot refuse, and it is free. Messages about your own care, such as reminders, still reach you.',
      `You can also tell us by telephone on ${clinic.phone}, by letter, in person, or with the link in any message. It counts just the same.`,
    ],
    sections: [
      {
        heading: 'Who you are',
        questions: [
          {
            kind: 'text',
            name: 'name',
            label: 'Your full name',
            max: 200,
            autocomplete: 'name',
            missing: 'Enter your full name',
            tooLong: tooLong('Your name', 200),
          },
        ],
      },
      {
        heading: 'Where we write to you',
        intro:
          'Give at least one: whatever our messages come to. We keep it on a list of people we must not send marketing to. If you give an email address, we email you to say that we have stopped.',
        questions: [emailQuestion, telephoneQuestion],
      },
      {
        heading: 'What should stop',
        questions: [
          {
            kind: 'many',
            name: 'channels',
            label: 'Which messages should stop?',
            hint: 'Choose all that apply.',
            missing: 'Choose which messages should stop',
            invalid: 'Choose from the list which messages should stop',
            options: [
              { value: 'all', label: 'All marketing messages, however they come' },
              {
                value: 'email',
                label: 'Email newsletter',
                needs: { name: 'email', error: 'Enter the email address that the newsletter comes to' },
              },
              {
                value: 'sms',
                label: 'Text messages',
                needs: { name: 'telephone', error: 'Enter the telephone number that the messages come to' },
              },
              {
                value: 'telephone',
                label: 'Telephone calls',
                needs: { name: 'telephone', error: 'Enter the telephone number that we call' },
              },
              {
                value: 'post',
                label: 'Letters and leaflets',
                then: [
                  {
                    kind: 'long',
                    name: 'address',
                    label: 'The address they come to',
                    max: 500,
                    autocomplete: 'street-address',
                    missing: 'Enter the address that our letters come to',
                    tooLong: tooLong('The address', 500),
                  },
                ],
              },
            ],
          },
          {
            kind: 'many',
            name: 'profiling',
            label: 'Offers chosen for you',
            optional: true,
            invalid: 'Tick the box, or leave it blank',
            options: [{ value: 'stop', label: 'Stop choosing offers based on what you know about me' }],
          },
        ],
      },
    ],
    anyOf: {
      names: ['email', 'telephone', 'address'],
      error: 'Give the email address, telephone number or postal address that our messages come to',
      at: 'email',
    },
    submit: 'Stop these messages',
  };
}

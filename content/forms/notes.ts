import type { Section } from './question.ts';
import type { Clinic } from '../schema.ts';
import { lawOfNation } from './by-nation.ts';

type Note = NonNullable<Section['notes']>[number];

/** Notes for children and teenagers, in words for them. Empty if the clinic treats adults only. */
export function youngNotes({ nation, phone, minimumAge }: Clinic): Note[] {
  if (minimumAge >= 18) return [];
  return [
    {
      question: 'Are you under 18?',
      guidance: {
        paragraphs: [
          'Then this is for you. What we wrote down about you is yours to ask for.',
          lawOfNation[nation].toTheChild,
          `You do not have to tell us why. If a word on this page is hard, or you would rather talk, call us on ${phone}. We will help you, and we will explain what your record says.`,
        ],
      },
    },
  ];
}

/**
 * When and how identity is checked, and what to black out. UK GDPR Art 12(6): only in reasonable doubt. The site never
 * collects identity documents: a copy of a passport is worth more to a thief than most records.
 */
export const identityNote: Note = {
  question: 'Do you have to prove who you are?',
  guidance: {
    paragraphs: [
      'Usually not. We ask only if we are in real doubt about who is asking. Then we ask soon, and tell you if that changes the date by which we answer.',
      'Please send no documents now. This site has no place to upload them. If we do need to check, we may call you on the number in our records, you can show us a document at the clinic, or you can post a copy.',
    ],
    list: {
      lead: 'On a copy, black out all that we do not need. Leave these visible:',
      items: [
        'your name',
        'your date of birth or your address',
        'the date until which the document is valid',
      ],
    },
  },
};

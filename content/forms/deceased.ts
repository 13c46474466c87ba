import type { Option } from './question.ts';
import type { Clinic } from '../schema.ts';
import { lawOfNation } from './by-nation.ts';
import { nameQuestion, words } from './common.ts';
import { proofFor } from './proof.ts';

/**
 * The records of somebody who has died. Data protection law covers only living people (UK GDPR recital 27). In Great
 * Britain, the Access to Health Records Act 1990 sets who can apply (s.3(1)(f)), in writing (s.11) and without a fee,
 * the time limit (s.3(5)), what is left out (ss.4(3) and 5), and corrections (s.6). In Northern Ireland, the Order of
 * 1993 applies.
 */
export function deceased({ nation }: Clinic): Option {
  const { law, times, since } = lawOfNation[nation].death;
  return {
    value: 'deceased',
    label: 'Someone who has died',
    guidance: {
      paragraphs: [
        'We are sorry for your loss. You can ask for the record, and it is free. The law says to ask in writing, and this form counts as writing.',
        `The ${law} says who may see it: the personal representative, and anyone who may have a claim because of the death. Being next of kin is not enough by itself. Ask us anyway, and we will tell you what we can share.`,
        `${times} The one month of data protection law does not apply.`,
        'If the person asked us to note that nobody should see the record after their death, we cannot show it to you.',
        'We must leave out what the person told us in confidence, what is likely to cause serious harm to anyone’s physical or mental health, what is about someone else who has not agreed, and what has nothing to do with a claim.',
        `The law covers records made since ${since}, and older ones only if you need them to understand the rest.`,
        'If you think that something in the record is wrong, tell us. We correct it, or write what you say beside it, and send you a copy of that for free.',
      ],
      list: {
        lead: 'We will tell you how to show us one of these:',
        items: proofFor(nation).deceased,
      },
    },
    then: [
      nameQuestion('claimant-name'),
      {
        kind: 'one',
        name: 'entitlement',
        label: 'What is your connection to them?',
        missing: 'Say what your connection to them is',
        invalid: 'Say what your connection to them is',
        options: [
          {
            value: 'representative',
            label: 'I am the personal representative: the executor or administrator of their estate',
          },
          {
            value: 'claim',
            label: 'I may have a claim because of the death',
            then: [
              words('claim-about', 'What is the claim?', {
                hint: 'A few words are enough. They help us see which parts of the record bear on it.',
                missing: 'Say what the claim is',
              }),
            ],
          },
          {
            value: 'neither',
            label: 'Neither, or I am not sure',
            then: [
              words('claimant-link', 'Who are you to them, and what would you like to know?', {
                hint: 'For example “her son; I would like to know what she was treated for at the end”.',
              }),
            ],
          },
        ],
      },
      {
        kind: 'date',
        name: 'died',
        label: 'When did they die?',
        optional: true,
        hint: 'For example 5 10 2026.',
        errors: {
          incomplete: 'The date of death must include a {parts}',
          future: 'The date of death must be in the past',
          tooLongAgo: 'Check the year of death: it must be 1900 or later',
        },
      },
    ],
  };
}

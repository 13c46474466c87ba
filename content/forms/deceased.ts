import type { Option } from '../question.ts';
import type { Clinic } from '../schema.ts';
import { lawOfNation } from './by-nation.ts';
import { nameQuestion, words } from './common.ts';

/**
 * The records of someone who has died. Data protection law ends with a life (UK GDPR recital 27); then the Access to Health
 * Records Act 1990 s.3(1)(f), (4) and (5) holds in Great Britain, and article 5 of the 1993 Order in Northern Ireland:
 * who may ask, without a fee, within 21 or 40 days.
 */
export function deceased({ nation }: Clinic): Option {
  const { law, since, proof } = lawOfNation[nation].death;
  return {
    value: 'deceased',
    label: 'Someone who has died',
    guidance: {
      paragraphs: [
        'We are sorry for your loss. You can ask for the record, and it is free.',
        `The ${law} says who may see it: the personal representative, and anyone who may have a claim because of the death. To be next of kin is not enough by itself. Ask us all the same, and we tell you what we can share.`,
        'We must answer within 40 days, or within 21 days if something was added to the record in the 40 days before you asked. The one month of data protection law does not apply.',
        `We may have to leave things out: what the person asked us to keep private, what could seriously harm someone’s health, and what does not bear on a claim. The law covers records made since ${since}.`,
      ],
      list: {
        lead: 'We will tell you how to show us one of these:',
        items: [
          proof,
          'if you have a claim: a letter that says what it is, from you or your solicitor, and the death certificate',
        ],
      },
    },
    then: [
      nameQuestion('claimant-name'),
      {
        kind: 'one',
        name: 'entitlement',
        label: 'Why may you ask?',
        missing: 'Say why you may ask for the record',
        invalid: 'Say why you may ask for the record',
        options: [
          {
            value: 'representative',
            label: 'I am the personal representative: the executor or administrator of what they left',
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
          notReal: 'The date of death must be a real date, such as 5 10 2026',
          future: 'The date of death must be in the past',
          tooLongAgo: 'Check the year of death: it must be 1900 or later',
        },
      },
    ],
  };
}

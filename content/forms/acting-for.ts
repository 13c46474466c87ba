import type { Option } from './question.ts';
import type { Clinic } from '../schema.ts';
import { lawOfNation } from './by-nation.ts';
import { nameQuestion, tooLong } from './common.ts';
import { proofFor } from './proof.ts';
import type { Proof } from './proof.ts';

/** What somebody asks for on behalf of another person. */
export type ForAnother = keyof Proof['solicitor'];

/** What a person does with a form, in words to them. */
export const doing = (kind: ForAnother): 'asking' | 'complaining' =>
  kind === 'complaint' ? 'complaining' : 'asking';

/** How a request for proof affects the time limit, on forms where the law lets it wait (UK GDPR Art 12A). */
const clockOf = (kind: ForAnother): string[] =>
  kind === 'complaint'
    ? []
    : ['If we have to ask you for proof, the month to answer starts when we have it.'];

/** A parent for their child: the nation's law on who can use the child's rights, and the proof that may be needed. */
export function child({ nation }: Clinic, kind: ForAnother): Option {
  const knows = `the child knows that you are ${doing(kind)}`;
  return {
    value: 'child',
    label: 'My child',
    hint: 'Or a child for whom you have parental responsibility.',
    guidance: {
      paragraphs: [`The right belongs to the child. ${lawOfNation[nation].child}`, ...clockOf(kind)],
      list: {
        lead: 'If we need to see that you may act for the child, one of these will do:',
        items: proofFor(nation).child,
      },
    },
    then: [
      nameQuestion('parent-name'),
      {
        kind: 'text',
        name: 'parent-link',
        label: 'Your relationship to the child',
        hint: 'For example mother, father, guardian.',
        max: 200,
        missing: 'Enter your relationship to the child',
        tooLong: tooLong('Your relationship to the child', 200),
      },
      {
        kind: 'one',
        name: 'child-agrees',
        label: `Does the child know that you are ${doing(kind)}?`,
        missing: `Say whether ${knows}`,
        invalid: `Say whether ${knows}`,
        options: [
          { value: 'agrees', label: 'Yes, and they agree' },
          { value: 'too-young', label: 'No, they are too young to understand' },
          {
            value: 'not-agreed',
            label: 'No, or they do not agree',
            hint: 'You can go on all the same. We look at what the law allows and what is best for the child.',
          },
        ],
      },
    ],
  };
}

/** Somebody acting for an adult: with permission, a power of attorney or a court order. */
export function authority({ nation }: Clinic, kind: ForAnother): Option {
  const { authorities, copyForAdult = [] } = lawOfNation[nation];
  return {
    value: 'authority',
    label: 'An adult who has given me permission, or for whom I may decide',
    hint: 'For example with a signed letter, or a power of attorney.',
    guidance: {
      paragraphs: [
        `You can ${kind === 'complaint' ? 'complain' : 'ask'} if they allow it or if the law lets you act for them. If we are in doubt, we send the answer to them and not to you.`,
        ...(kind === 'access' ? copyForAdult : []),
        ...clockOf(kind),
      ],
      list: {
        lead: 'We will tell you how to show us one of these:',
        items: proofFor(nation).authority,
      },
    },
    then: [
      nameQuestion('agent-name'),
      {
        kind: 'one',
        name: 'agent-authority',
        label: 'What lets you act for them?',
        missing: 'Say what lets you act for them',
        invalid: 'Say what lets you act for them',
        options: [
          { value: 'permission', label: 'They have given me their permission' },
          ...authorities,
          {
            value: 'other',
            label: 'Something else',
            then: [
              {
                kind: 'long',
                name: 'agent-authority-other',
                label: 'Tell us what it is',
                max: 1000,
                missing: 'Tell us what lets you act for them',
                tooLong: tooLong('What lets you act for them', 1000),
              },
            ],
          },
        ],
      },
    ],
  };
}

/** A professional with the client's signed authority. */
export const solicitor = ({ nation }: Clinic, kind: ForAnother): Option => ({
  value: 'solicitor',
  label: 'My client: I am their solicitor',
  hint: 'Or another professional who acts for them.',
  guidance: {
    paragraphs: [
      'We need your client’s signed authority. Do not send it now: we tell you where to send it.',
      'If we are in doubt about what your client has agreed to, we ask your client, or send the answer to them.',
      ...clockOf(kind),
    ],
    list: { lead: 'The authority should have:', items: proofFor(nation).solicitor[kind] },
  },
  then: [
    nameQuestion('solicitor-name'),
    {
      kind: 'text',
      name: 'firm',
      label: 'Your firm',
      max: 200,
      autocomplete: 'organization',
      missing: 'Enter the name of your firm',
      tooLong: tooLong('The name of your firm', 200),
    },
    {
      kind: 'text',
      name: 'firm-reference',
      label: 'Your reference',
      optional: true,
      max: 100,
      tooLong: tooLong('Your reference', 100),
    },
    {
      kind: 'date',
      name: 'authority-signed',
      label: 'When did your client sign the authority?',
      optional: true,
      hint: 'For example 5 10 2026.',
      errors: {
        incomplete: 'The day of the signature must include a {parts}',
        future: 'The day of the signature must be in the past',
        tooLongAgo: 'Check the year of the signature: it must be 1900 or later',
      },
    },
  ],
});

/** The answers of a professional that are the same for each of their clients. */
export const answersOfFirm: readonly string[] = [
  'asking',
  'solicitor-name',
  'firm',
  'contact-by',
  'email',
  'telephone',
  'address',
  'delivery',
];

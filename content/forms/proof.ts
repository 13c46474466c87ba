import type { Nation } from '../schema.ts';
import { lawOfNation } from './by-nation.ts';

/** What shows that somebody may ask for another person, for the forms and for the page of a request. */
export interface Proof {
  child: string[];
  authority: string[];
  /** What a client's authority should have, by what the professional asks for. */
  solicitor: Record<'access' | 'rights' | 'complaint', string[]>;
  deceased: string[];
  /** Of those, what a personal representative has, and what somebody with a claim has. */
  representative: string[];
  claim: string[];
}

const signature =
  'your client’s signature, and the day on which they signed, usually within the last six months';

/** The lists by the law of a nation. One item of a list is enough, except in a professional's. */
export function proofFor(nation: Nation): Proof {
  const { authorityProof, death } = lawOfNation[nation];
  return {
    child: [
      'the birth or adoption certificate that names you',
      'an agreement on parental responsibility',
      'a court order',
    ],
    authority: ['their permission, signed and dated, usually within the last six months', ...authorityProof],
    solicitor: {
      access: [
        signature,
        'what you may have: the whole record, or which part of it',
        'that we may send it to you',
      ],
      rights: [
        signature,
        'what you may ask us to do with their information',
        'that we may send our answer to you',
      ],
      complaint: [signature, 'that you may complain to us for them', 'that we may send the outcome to you'],
    },
    deceased: [
      death.proof,
      'if you have a claim: a letter that says what it is, from you or your solicitor, and the death certificate',
    ],
    representative: [death.proof],
    claim: ['a letter that says what the claim is, from you or your solicitor', 'the death certificate'],
  };
}

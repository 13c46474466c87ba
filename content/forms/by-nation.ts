import type { Option } from './question.ts';
import type { Nation } from '../schema.ts';

/** What differs between the nations for requests on behalf of another person. */
export interface LawOfNation {
  /** The age from which children use their own rights, for a parent to read. */
  child: string;
  /** The same, for the child to read. */
  toTheChild: string;
  /** Ways to have authority for an adult, besides their permission. A value has the same meaning in every nation. */
  authorities: Option[];
  /** Proof of such an authority. */
  authorityProof: string[];
  /** Who else can ask for a copy of an adult's health record, where the law has a wider rule for copies. */
  copyForAdult?: string[];
  /**
   * The law on the records of somebody who has died: its time limits, the date from which records are covered, and
   * proof.
   */
  death: { law: string; times: string; since: string; proof: string };
}

const understanding = {
  child:
    'A child who understands what it means to ask has the right to ask, and to say no to you asking. You can ask if the child is too young to understand, or agrees, or if it is plainly best for the child.',
  toTheChild:
    'You can ask by yourself if you understand what you are asking for. There is no age that you must have reached.',
};

const greatBritain = {
  law: 'Access to Health Records Act 1990',
  times:
    'We must answer within 40 days, or within 21 days if the whole record, or the part you ask for, was made in the 40 days before you asked.',
  since: '1\u00a0November\u00a01991',
};
const probate = 'the grant of probate, the letters of administration, or the will that names you as executor';

const englandAndWales: LawOfNation = {
  ...understanding,
  authorities: [
    { value: 'attorney', label: 'I have a lasting or enduring power of attorney' },
    { value: 'court', label: 'The Court of Protection made me their deputy' },
  ],
  authorityProof: [
    'a power of attorney that is registered with the Office of the Public Guardian, or its access code. For health records it is usually the one for health and welfare that counts',
    'the order of the Court of Protection that made you a deputy',
  ],
  death: { ...greatBritain, proof: probate },
};

/**
 * By nation. Sources: Data Protection Act 2018 s.208 (a child of 12 in Scotland is presumed able) and the ICO's guidance
 * on children elsewhere; Mental Capacity Act 2005; Adults with Incapacity (Scotland) Act 2000; Enduring Powers of Attorney
 * (Northern Ireland) Order 1987 and Mental Health (Northern Ireland) Order 1986; Access to Health Records Act 1990, with
 * s.3(1)(ee) for Scotland, and Access to Health Records (Northern Ireland) Order 1993.
 */
export const lawOfNation: Record<Nation, LawOfNation> = {
  england: englandAndWales,
  wales: englandAndWales,
  scotland: {
    child:
      'In Scotland the law takes a child of 12 or over to be old enough to ask, and to say no to you asking. You can ask for a younger child, or for one who agrees.',
    toTheChild:
      'In Scotland you can ask by yourself from the age of 12. If you are younger, you can ask too if you understand what you are asking for.',
    authorities: [
      { value: 'attorney', label: 'I have a welfare or continuing power of attorney' },
      { value: 'court', label: 'A sheriff court made me their guardian or intervener' },
    ],
    authorityProof: [
      'a power of attorney with the certificate of the Office of the Public Guardian (Scotland). For health records it is usually the welfare power that counts',
      'the order of the sheriff court that made you a guardian or intervener',
    ],
    copyForAdult: [
      'If they cannot decide for themselves, and you may act for them under the Adults with Incapacity (Scotland) Act 2000, you can also ask under the Access to Health Records Act 1990.',
    ],
    death: {
      ...greatBritain,
      proof: 'the certificate of confirmation, or the will that names you as executor',
    },
  },
  'northern-ireland': {
    ...understanding,
    authorities: [
      { value: 'attorney', label: 'I have an enduring power of attorney' },
      { value: 'court', label: 'The High Court made me their controller' },
    ],
    authorityProof: [
      'an enduring power of attorney that is registered with the Office of Care and Protection. It is about money and property, so it may not be enough for health records',
      'the order of the High Court that made you a controller',
    ],
    death: {
      law: 'Access to Health Records (Northern Ireland) Order 1993',
      times: 'We must answer within 21 or 40 days, depending on when the record was made.',
      since: '30\u00a0May\u00a01994',
      proof: probate,
    },
  },
};

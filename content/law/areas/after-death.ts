import { LONG_AGO } from '../entry.ts';
import type { LawEntry } from '../entry.ts';

const greatBritain = ['england', 'wales', 'scotland'] as const;
const northernIreland = ['northern-ireland'] as const;
/** First day of each law, and of the records that it covers. */
const ACT = '1991-11-01';
const ORDER = '1994-05-30';

/** Health records of people who have died. */
export const afterDeathLaw = [
  {
    id: 'after-death.act',
    what: 'The Act covers records made since 1 November 1991, and older ones that are needed to understand them.',
    from: ACT,
    nations: greatBritain,
    source: 'Access to Health Records Act 1990 s.5(1)(b),(2)',
    confidence: 'high',
    value: { name: 'Access to Health Records Act 1990', recordsSince: ACT },
  },
  {
    id: 'after-death.act',
    what: 'The Order covers records made since 30 May 1994.',
    from: ORDER,
    nations: northernIreland,
    source:
      'Access to Health Records (Northern Ireland) Order 1993; its first day by SR 1994/151; Department of Health (NI)',
    confidence: 'medium',
    value: { name: 'Access to Health Records (Northern Ireland) Order 1993', recordsSince: ORDER },
  },
  {
    id: 'after-death.short-days',
    what: 'Access is given within 21 days where nothing in the record, or in the part asked for, was made before the last 40 days.',
    from: ACT,
    nations: greatBritain,
    source: 'Access to Health Records Act 1990 s.3(5)(a)',
    confidence: 'high',
    value: 21,
  },
  {
    id: 'after-death.short-days',
    what: 'The shorter time is 21 days.',
    from: ORDER,
    nations: northernIreland,
    source:
      'Access to Health Records (Northern Ireland) Order 1993 art 5(5), by the page of the Department of Health (NI)',
    confidence: 'medium',
    value: 21,
  },
  {
    id: 'after-death.long-days',
    what: 'In any other case access is given within 40 days.',
    from: ACT,
    nations: greatBritain,
    source: 'Access to Health Records Act 1990 s.3(5)(b)',
    confidence: 'high',
    value: 40,
  },
  {
    id: 'after-death.long-days',
    what: 'The longer time is 40 days.',
    from: ORDER,
    nations: northernIreland,
    source:
      'Access to Health Records (Northern Ireland) Order 1993 art 5(5), by the page of the Department of Health (NI)',
    confidence: 'medium',
    value: 40,
  },
  {
    id: 'after-death.recent-record-days',
    what: 'A record is recent if none of it was made before the 40 days before the application.',
    from: ACT,
    nations: greatBritain,
    source: 'Access to Health Records Act 1990 s.3(5)',
    confidence: 'high',
    value: 40,
  },
  {
    id: 'after-death.recent-record-days',
    what: 'Which of the two times a record has depends on when it was made; the Order’s words are not confirmed.',
    from: ORDER,
    nations: northernIreland,
    source:
      'Access to Health Records (Northern Ireland) Order 1993 art 5(5); the Department of Health (NI) reads it as in Great Britain',
    confidence: 'open',
  },
  {
    id: 'after-death.proof-days',
    what: 'Proof that is asked for within 14 days moves the date.',
    from: ACT,
    nations: greatBritain,
    source: 'Access to Health Records Act 1990 s.3(6)',
    confidence: 'high',
    value: 14,
  },
  {
    id: 'after-death.proof-days',
    what: 'Proof that is asked for within 14 days moves the date, as in Great Britain.',
    from: ORDER,
    nations: northernIreland,
    source: 'Access to Health Records (Northern Ireland) Order 1993 art 5',
    confidence: 'medium',
    value: 14,
  },
  {
    id: 'after-death.incapable-adult',
    what: 'Somebody who may act for an adult under the Act of 2000 may apply for the record of that living adult.',
    from: LONG_AGO,
    nations: ['scotland'],
    source: 'Access to Health Records Act 1990 s.3(1)(ee)',
    confidence: 'high',
    value: 'Adults with Incapacity (Scotland) Act 2000',
  },
  {
    id: 'after-death.fee',
    what: 'Access is free.',
    from: LONG_AGO,
    nations: greatBritain,
    source: 'Access to Health Records Act 1990 s.3(4)',
    confidence: 'medium',
    value: 0,
  },
] as const satisfies readonly LawEntry[];

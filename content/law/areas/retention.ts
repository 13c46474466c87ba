import { LONG_AGO } from '../entry.ts';
import type { LawEntry } from '../entry.ts';
import { nations } from '../nations.ts';

const outsideEngland = ['wales', 'scotland', 'northern-ireland'] as const;

/** How long records are kept. Private clinics follow the schedule of their nation; the law sets few times. */
export const retentionLaw = [
  {
    id: 'retention.adult-years',
    what: 'Records of adults are kept for 8 years after the last treatment.',
    from: LONG_AGO,
    nations: ['england'],
    source: 'NHS England: Records Management Code of Practice',
    guidance: true,
    confidence: 'medium',
    value: 8,
  },
  {
    id: 'retention.adult-years',
    what: 'The nation has a schedule of its own, which has to be read first.',
    from: LONG_AGO,
    nations: outsideEngland,
    source:
      'Wales: SI 2011/734 reg 23 and Sch 3; Northern Ireland: SR 2005/174 Sch 3; Scotland: records management code, 2024',
    guidance: true,
    confidence: 'open',
  },
  {
    id: 'retention.child-until-age',
    what: 'Records of children are kept until the 25th birthday, or the 26th for a patient who was 17 at the end of treatment.',
    from: LONG_AGO,
    nations: ['england'],
    source: 'NHS England: Records Management Code of Practice',
    guidance: true,
    confidence: 'medium',
    value: { until: 25, if17: 26 },
  },
  {
    id: 'retention.child-until-age',
    what: 'The nation has a schedule of its own, which has to be read first.',
    from: LONG_AGO,
    nations: outsideEngland,
    source:
      'Wales: SI 2011/734 reg 23 and Sch 3; Northern Ireland: SR 2005/174 Sch 3; Scotland: records management code, 2024',
    guidance: true,
    confidence: 'open',
  },
  {
    id: 'retention.dental-years',
    what: 'Dental records are kept longer than other records; the figures found differ.',
    from: LONG_AGO,
    nations: ['england', 'wales', 'northern-ireland'],
    source: 'Dental Defence Union; British Dental Journal, 2023',
    guidance: true,
    confidence: 'open',
  },
  {
    id: 'retention.dental-years',
    what: 'Dental records are kept for 10 years.',
    from: LONG_AGO,
    nations: ['scotland'],
    source: 'Dental Defence Union',
    guidance: true,
    confidence: 'medium',
    value: 10,
  },
  {
    id: 'retention.product-claim-years',
    what: 'No claim about a product can be brought more than 10 years after it was supplied.',
    from: LONG_AGO,
    nations,
    source: 'Consumer Protection Act 1987; Limitation Act 1980 s.11A(3)',
    confidence: 'medium',
    value: 10,
  },
] as const satisfies readonly LawEntry[];

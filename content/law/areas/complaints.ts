import type { LawEntry } from '../entry.ts';
import { nations } from '../nations.ts';

/** Complaints to the clinic about personal data. */
export const complaintsLaw = [
  {
    id: 'complaints.acknowledgement-days',
    what: 'A complaint received on or after 19 June 2026 must be acknowledged within 30 days, the day of receipt being the first.',
    from: '2026-06-19',
    nations,
    source: 'Data Protection Act 2018 s.164A(3), in force by SI 2026/82 regs 3 and 7',
    confidence: 'high',
    value: 30,
  },
  {
    id: 'complaints.fine',
    what: 'A breach of the duty to deal with complaints has the standard maximum fine.',
    from: '2026-06-19',
    nations,
    source: 'Data Protection Act 2018 s.157(4A)',
    confidence: 'high',
    value: 'standard',
  },
  {
    id: 'complaints.guidance',
    what: 'The ICO counts the 30 days from the day after receipt, and on to a working day.',
    from: '2026-02-12',
    nations,
    source: 'ICO: complaints guidance, 12 February 2026',
    guidance: true,
    confidence: 'medium',
    value: { countsFrom: 'the day after', rolls: true },
  },
] as const satisfies readonly LawEntry[];

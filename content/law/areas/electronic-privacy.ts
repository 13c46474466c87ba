import { LONG_AGO } from '../entry.ts';
import type { LawEntry } from '../entry.ts';
import { nations } from '../nations.ts';

/** The Privacy and Electronic Communications Regulations 2003: marketing, cookies and similar technologies. */
export const electronicPrivacyLaw = [
  {
    id: 'electronic-privacy.fine-pounds',
    what: 'The maximum fine is £500,000.',
    from: LONG_AGO,
    until: '2026-02-05',
    nations,
    source: 'PECR reg 31 as it was; SI 2026/82 reg 11 for conduct before 5 February 2026',
    confidence: 'high',
    value: 500_000,
  },
  {
    id: 'electronic-privacy.fine-pounds',
    what: 'The maximum fine is £17.5 million or 4% of turnover, for conduct from 5 February 2026.',
    from: '2026-02-05',
    nations,
    source: 'Data (Use and Access) Act 2025, in force by SI 2026/82 regs 2 and 11',
    confidence: 'high',
    value: 17_500_000,
  },
  {
    id: 'electronic-privacy.exceptions',
    what: 'Five uses need no consent: communication, what is strictly necessary, statistics, appearance, and emergency help.',
    from: '2026-02-05',
    nations,
    source: 'PECR Sch A1, in force by SI 2026/82 reg 2',
    confidence: 'high',
    value: [
      'communication',
      'strictly necessary',
      'statistical purposes',
      'appearance',
      'emergency assistance',
    ],
  },
  {
    id: 'electronic-privacy.guidance',
    what: 'The ICO’s guidance on storage and access technologies is final, and replaces that on cookies.',
    from: '2026-04-29',
    nations,
    source: 'ICO: storage and access technologies, 29 April 2026',
    guidance: true,
    confidence: 'medium',
    value: 'Storage and access technologies',
  },
  {
    id: 'electronic-privacy.soft-opt-in',
    what: 'A business may email its own customers about similar services without consent if each message, and the first collection, offers to say no.',
    from: LONG_AGO,
    nations,
    source: 'PECR reg 22(3)',
    confidence: 'high',
    value: true,
  },
  {
    id: 'electronic-privacy.charity-soft-opt-in',
    what: 'A charity may email people who showed interest in its purposes, on the same terms.',
    from: '2026-02-05',
    nations,
    source: 'Data (Use and Access) Act 2025 s.114, in force by SI 2026/82 reg 2',
    confidence: 'medium',
    value: true,
  },
] as const satisfies readonly LawEntry[];

import { LONG_AGO } from '../entry.ts';
import type { LawEntry } from '../entry.ts';
import { nations } from '../nations.ts';

/** Without an address: the head office has moved, and only the website and the telephone number are certain. */
const contact = {
  shortName: 'ICO',
  address: [],
  phone: '0303 123 1113',
  website: 'https://ico.org.uk',
  complaints: 'https://ico.org.uk/make-a-complaint/',
} as const;

/** Who the regulator is, and what it may fine. */
export const regulatorLaw = [
  {
    id: 'regulator.identity',
    what: 'The regulator is the Information Commissioner.',
    from: LONG_AGO,
    until: '2026-09-30',
    nations,
    source: 'Data Protection Act 2018 s.114',
    confidence: 'high',
    value: { name: 'Information Commissioner’s Office', ...contact },
  },
  {
    id: 'regulator.identity',
    what: 'The regulator is the Information Commission; its public name is the Information Commission’s Office.',
    from: '2026-09-30',
    nations,
    source: 'Data (Use and Access) Act 2025 ss.117–119, in force by SI 2026/1015 reg 2',
    confidence: 'high',
    value: { name: 'Information Commission’s Office', ...contact },
  },
  {
    id: 'regulator.head-office',
    what: 'The head office has left Wilmslow for Manchester, so a printed address must be checked.',
    from: '2026-09-30',
    nations,
    source: 'The regulator’s lease in Wilmslow ends in autumn 2026',
    confidence: 'medium',
    value: { left: 'Wilmslow', movedTo: 'Manchester' },
  },
  {
    id: 'regulator.fines',
    what: 'The higher maximum is £17.5 million or 4% of turnover; the standard maximum is £8.7 million or 2%.',
    // The amounts in pounds replaced those in euros on 31 December 2020 at 11 pm.
    from: '2021-01-01',
    nations,
    source: 'Data Protection Act 2018 s.157; ICO: penalties',
    confidence: 'medium',
    value: { higher: { pounds: 17_500_000, percent: 4 }, standard: { pounds: 8_700_000, percent: 2 } },
  },
] as const satisfies readonly LawEntry[];

import type { Passage } from './outdated-privacy.ts';

/** Privacy notices that name a regulator, an address or an Act as it was before a change. */
export const outdatedLaw: readonly Passage[] = [
  [
    'the regulator that was replaced',
    'LAW-03',
    'privacy',
    '<p>You can complain to the Information Commissioner’s Office (ICO).</p>',
    '<p>You can complain to the Information Commission’s Office (ICO).</p>',
  ],
  [
    'both regulators at once',
    'LAW-03',
    'privacy',
    '<ul><li>Information Commissioner’s Office, or the Information Commission that takes over its work</li></ul>',
    '<p>The Information Commission replaced the Information Commissioner on 30 September 2026.</p>',
  ],
  [
    'the old regulator in a sentence with “before” or “were”',
    'LAW-03',
    'privacy',
    '<p>Tell us before you write to the Information Commissioner, if you were unhappy.</p>',
    '<p>Until 30 September 2026 the regulator was the Information Commissioner.</p>',
  ],
  [
    'the regulator at its old address',
    'LAW-04',
    'privacy',
    '<ul><li>Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF</li></ul>',
    '<p>Our clinic is at 80 Tansy Row, Wilmslow.</p>',
  ],
  [
    '21 days for an old record with a new entry',
    'LAW-05',
    'privacy',
    '<p>We answer within 21 days if the record was added to in the 40 days before, otherwise within 40 days.</p>',
    '<p>We answer within 40 days, or within 21 days if the whole record was made in the 40 days before you ask.</p>',
  ],
  [
    'the law before it was changed',
    'LAW-02',
    'privacy',
    '<p>The law is the UK GDPR and the Data Protection Act 2018.</p>',
    '<p>The law is the UK GDPR and the Data Protection Act 2018, as changed by the Data (Use and Access) Act 2025.</p>',
  ],
];

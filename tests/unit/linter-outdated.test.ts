import { describe, expect, test } from 'vitest';
import type { PolicyKind } from '../../content/addresses.ts';
import { lint } from '../../site/linter/lint.ts';
import { rules } from '../../site/linter/rules.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';
import { outdatedElsewhere } from '../support/outdated-elsewhere.ts';
import { outdatedLaw } from '../support/outdated-law.ts';
import { outdatedPrivacy } from '../support/outdated-privacy.ts';
import type { Passage } from '../support/outdated-privacy.ts';

/** The rules that report this passage. */
function rulesFound(kind: PolicyKind, html: string, on = '2026-11-22', facts = fullClinic): string[] {
  const frontMatter = {
    title: 'A policy',
    effective: on,
    published: on,
    reviewed: on,
    nextReview: on.replace('2026', '2027'),
    changes: [],
  };
  const article = `<h2 id="somewhere">Somewhere</h2>${html}`;
  return lint({ kind, html: article, frontMatter, facts, on }).map(({ rule }) => rule);
}

const withoutCaldicott = { ...fullClinic, confidentialityLead: minimalClinic.confidentialityLead };
const longCameras = { ...fullClinic, cctv: { ...(fullClinic.cctv ?? never()), keepDays: 60 } };
function never(): never {
  throw new Error('The full clinic has no cameras');
}

/** Passages with a date, a person, a message or a technology. */
const others: readonly Passage[] = [
  [
    'X1: the directive that the GDPR replaced',
    'X-01',
    'privacy',
    '<p>We follow Directive 95/46/EC.</p>',
    '<p>The UK GDPR applies. Directive 95/46/EC was repealed in 2018.</p>',
  ],
  [
    'X17: the time of the Act of 1998, without a word of what is answered',
    'X-17',
    'privacy',
    '<p>We will respond within 40 days.</p>',
    '<p>We will respond within one month.</p>',
  ],
  [
    'X17: the same time in other words',
    'X-17',
    'privacy',
    '<p>Our response will reach you within forty days.</p>',
    '<p>Our response will reach you within a month.</p>',
  ],
  [
    'X10: pixels said to be outside the law',
    'X-10',
    'privacy',
    '<p>Pixels store no file, so the rules on cookies do not apply to them.</p>',
    '<p>The rules on cookies cover pixels too.</p>',
  ],
  [
    'X23: messages on social media as a private channel',
    'X-23',
    'confidentiality',
    '<p>Messages on Instagram are private, so tell us about your health there.</p>',
    '<p>Messages on Instagram are not private. Do not tell us about your health there.</p>',
  ],
  [
    'X31: an officer without contact details in a rule for staff',
    'X-31',
    'confidentiality',
    '<p>Our Data Protection Officer decides.</p>',
    '<p>Our Data Protection Officer decides: dpo@brackenholt.example.</p>',
  ],
  [
    'X36: a text last reviewed years ago',
    'X-36',
    'confidentiality',
    '<p>This policy was last reviewed on 3 May 2019.</p>',
    '<p>This policy was last reviewed on 3 May 2026.</p>',
  ],
];
const passages = [...outdatedPrivacy, ...outdatedLaw, ...outdatedElsewhere, ...others];

describe('an outdated passage is reported, and its correction is not', () => {
  test.each(passages)('%s', (_, rule, kind, wrong, right) => {
    expect(rulesFound(kind, wrong)).toContain(rule);
    if (right !== '') expect(rulesFound(kind, right)).not.toContain(rule);
  });

  test('X32: camera pictures kept for sixty days require a reason', () => {
    expect(rulesFound('privacy', '<p>Hello.</p>', '2026-11-22', longCameras)).toContain('X-32');
    expect(rulesFound('privacy', '<p>Hello.</p>')).not.toContain('X-32');
  });

  test('X35: a Caldicott Guardian may be named only if there is one', () => {
    const text = '<p>Our Caldicott Guardian decides.</p>';
    expect(rulesFound('confidentiality', text, '2026-11-22', withoutCaldicott)).toContain('CD-02');
    expect(rulesFound('confidentiality', text)).not.toContain('CD-02');
  });

  test('the 21 days are not checked in Northern Ireland, where the Order applies', () => {
    const text = '<p>21 days if something was added in the 40 days before, otherwise 40 days.</p>';
    const inNorthernIreland = { ...fullClinic, nation: 'northern-ireland' as const };
    expect(rulesFound('medical-records', text)).toContain('LAW-05');
    expect(rulesFound('medical-records', text, '2026-11-22', inNorthernIreland)).not.toContain('LAW-05');
  });

  test('X36: a text without earlier versions and reviews is reported', () => {
    expect(rulesFound('privacy', '<p>Updated.</p>')).toContain('PN-32');
  });
});

const judged: [
  what: string,
  rule: string,
  kind: PolicyKind,
  text: string,
  wrongOn: string,
  rightOn: string,
][] = [
  ['the GDPR before the UK GDPR', 'X-01', 'privacy', '<p>Under the GDPR.</p>', '2021-01-01', '2020-12-30'],
  [
    'the Act of 1998 before its repeal',
    'CD-01',
    'privacy',
    '<p>Under the Data Protection Act 1998.</p>',
    '2018-05-25',
    '2018-05-24',
  ],
  ['the complaints duty', 'PN-29', 'privacy', '<p>Hello.</p>', '2026-06-19', '2026-06-18'],
  [
    'the section on complaints, cited too early',
    'X-19',
    'privacy',
    '<p>Section 164A says so.</p>',
    '2026-06-18',
    '2026-06-19',
  ],
  [
    'a recognised legitimate interest, too early',
    'LAW-01',
    'privacy',
    '<p>Article 6(1)(ea).</p>',
    '2026-02-04',
    '2026-02-05',
  ],
  ['the exceptions of Schedule A1', 'CK-05', 'cookies', '<p>Hello.</p>', '2026-02-05', '2026-02-04'],
  [
    'Internet Explorer before its retirement',
    'CD-01',
    'cookies',
    '<p>Internet Explorer</p>',
    '2022-06-15',
    '2022-06-14',
  ],
  ['Universal Analytics', 'CK-17', 'cookies', '<p>__utma</p>', '2023-07-01', '2023-06-30'],
  [
    'the regulator’s former name',
    'LAW-03',
    'medical-records',
    '<p>The Information Commissioner’s Office.</p>',
    '2026-09-30',
    '2026-09-29',
  ],
  ['the regulator’s old address', 'LAW-04', 'cookies', '<p>Wycliffe House</p>', '2026-09-30', '2026-09-29'],
  [
    'the former Article on automated decisions',
    'LAW-21',
    'privacy',
    '<p>Article 22 gives you that right.</p>',
    '2026-02-05',
    '2026-02-04',
  ],
  ['the earlier maximum fine', 'LAW-22', 'cookies', '<p>£500,000</p>', '2026-02-05', '2026-02-04'],
  [
    'draft guidance',
    'LAW-23',
    'cookies',
    '<p>The ICO’s draft guidance on storage and access technologies.</p>',
    '2026-04-29',
    '2026-04-28',
  ],
  ['Twitter', 'CD-01', 'privacy', '<p>Twitter</p>', '2023-07-24', '2023-07-23'],
];

describe('a version is judged by the law of its day', () => {
  test.each(judged)('%s', (_, rule, kind, text, wrongOn, rightOn) => {
    expect(rulesFound(kind, text, wrongOn)).toContain(rule);
    expect(rulesFound(kind, text, rightOn)).not.toContain(rule);
  });

  test('seven Caldicott principles were right in 2019, eight are now', () => {
    const principles = (count: number) =>
      `<p>The Caldicott principles: no surprises.</p><ol>${'<li>One.</li>'.repeat(count)}</ol>`;
    expect(rulesFound('confidentiality', principles(7), '2019-01-01')).not.toContain('CF-06');
    expect(rulesFound('confidentiality', principles(8), '2019-01-01')).toContain('CF-06');
    expect(rulesFound('confidentiality', principles(7), '2026-11-22')).toContain('CF-06');
    expect(rulesFound('confidentiality', principles(8), '2026-11-22')).not.toContain('CF-06');
  });
});

test('every rule on wrong statements is tested above', () => {
  const statements = rules.map(({ id }) => id).filter((id) => /^(X|LAW|CD-01|CK-17)/.test(id));
  const tried = [...passages.map(([, rule]) => rule), ...judged.map(([, rule]) => rule), 'X-32'];
  expect(statements.filter((id) => !tried.includes(id))).toEqual([]);
});

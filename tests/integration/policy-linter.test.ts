import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, inject, test } from 'vitest';
import { policyKinds } from '../../content/addresses.ts';
import type { PolicyKind } from '../../content/addresses.ts';
import { formatFinding, lint } from '../../site/linter/lint.ts';
import type { FrontMatter, StorageRegister } from '../../site/linter/rule.ts';
import { rules } from '../../site/linter/rules.ts';
import { orThrow } from '../../content/load.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { BUILT_FOR } from '../support/build-sites.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';
import { misshapen } from '../support/policy-shapes.ts';
import { wordsLost } from '../support/policy-words-lost.ts';

/** The storage register of a test clinic. */
const registerOf = (facts: typeof fullClinic) =>
  orThrow(loadRegister(`tests/clinics/${facts === fullClinic ? 'full' : 'minimal'}`, facts));

const breaches = [...wordsLost, ...misshapen];

const titles: Record<PolicyKind, string> = {
  privacy: 'Privacy notice',
  cookies: 'Cookies and similar technologies',
  'medical-records': 'Medical records policy',
  confidentiality: 'Confidentiality policy',
};

const frontMatter = (kind: PolicyKind): FrontMatter => ({
  title: titles[kind],
  effective: BUILT_FOR,
  published: BUILT_FOR,
  reviewed: BUILT_FOR,
  nextReview: '2027-11-22',
  changes: [],
});

/** The article of a policy, built from the release's text and the facts of a test clinic. */
function articleOf(site: 'full' | 'minimal', kind: PolicyKind): string {
  const page = readFileSync(join(inject('sites')[site].siteDir, kind, 'index.html'), 'utf8');
  return load(page)('article').html() ?? '';
}

const found = (kind: PolicyKind, html: string, head: Partial<FrontMatter> = {}, facts = fullClinic) =>
  lint({
    kind,
    html,
    frontMatter: { ...frontMatter(kind), ...head },
    facts,
    register: registerOf(facts),
    on: BUILT_FOR,
  });

/** The findings of one rule, which is quicker. */
const foundBy = (rule: string, kind: PolicyKind, html: string) =>
  lint(
    {
      kind,
      html,
      frontMatter: frontMatter(kind),
      facts: fullClinic,
      register: registerOf(fullClinic),
      on: BUILT_FOR,
    },
    rules.filter(({ id }) => id === rule),
  );

describe.each(policyKinds)('the %s of this release', (kind) => {
  test('has no findings for a clinic that does everything', () => {
    expect(found(kind, articleOf('full', kind)).map(formatFinding)).toEqual([]);
  });

  test('has no findings for one practitioner who does nothing optional', () => {
    const facts = minimalClinic;
    expect(found(kind, articleOf('minimal', kind), {}, facts).map(formatFinding)).toEqual([]);
  });

  test('has errors if it is read with another clinic’s facts', () => {
    const wrong = found(kind, articleOf('minimal', kind)).filter(({ level }) => level === 'error');
    expect(wrong.length).toBeGreaterThan(5);
  });
});

describe('a text that breaks a rule is reported, with the section and the source', () => {
  const articles = Object.fromEntries(policyKinds.map((kind) => [kind, articleOf('full', kind)]));

  test.each(breaches)('$rule $kind: $missing', ({ rule, kind, breach, missing, section }) => {
    const complete = articles[kind] ?? '';
    const broken = breach(complete);
    expect(broken, 'the breach must change something, or it tests nothing').not.toBe(complete);
    const finding = foundBy(rule, kind, broken).find((it) => it.missing.includes(missing));
    expect(finding?.source).toMatch(/./);
    if (section !== undefined) expect(finding?.section).toBe(section);
  });

  test('every rule of the checklists is broken above', () => {
    const checklist = rules.map(({ id }) => id).filter((id) => !/^(X|LAW)-/.test(id));
    const inFrontMatter = ['CD-04', 'CD-05', 'PN-32', 'CK-01'];
    const elsewhere = ['CD-01', 'CK-17', 'DEMO-01', 'PR-01'];
    const tried = [...breaches.map(({ rule }) => rule), ...inFrontMatter, ...elsewhere];
    expect(checklist.filter((id) => !tried.includes(id))).toEqual([]);
  });

  test('every number of the checklists has a rule', () => {
    const ids = (prefix: string, count: number, ...elsewhere: number[]) =>
      Array.from({ length: count }, (_, index) => index + 1)
        .filter((number) => !elsewhere.includes(number))
        .map((number) => `${prefix}-${String(number).padStart(2, '0')}`);
    const known = rules.map(({ id }) => id);
    // CK-04 can only be tested in a browser, and CD-07 is this test.
    const wanted = [
      ...ids('PN', 34),
      ...ids('CK', 18, 4),
      ...ids('MR', 23),
      ...ids('CF', 21),
      ...ids('CD', 6),
    ];
    expect(wanted.filter((id) => !known.includes(id))).toEqual([]);
  });
});

describe('the front matter of a version', () => {
  const article = () => articleOf('full', 'privacy');
  const heads: [what: string, rule: string, level: string, head: Partial<FrontMatter>][] = [
    ['takes effect before it is published', 'CD-04', 'error', { effective: '2026-11-21' }],
    ['has its next review in more than a year', 'CD-05', 'error', { nextReview: '2027-11-23' }],
    ['has its next review before its last', 'CD-05', 'error', { nextReview: '2026-11-22' }],
    ['was due for review', 'CD-05', 'warning', { reviewed: '2025-11-21', nextReview: '2026-11-21' }],
    [
      'is due for review within a month',
      'CD-05',
      'warning',
      { reviewed: '2025-12-22', nextReview: '2026-12-22' },
    ],
    [
      'points to a section that is not there',
      'PN-32',
      'error',
      { changes: [{ note: 'New.', section: 'nowhere' }] },
    ],
  ];
  test.each(heads)('is reported if it %s', (_, rule, level, head) => {
    expect(found('privacy', article(), head)).toContainEqual(expect.objectContaining({ rule, level }));
  });

  test('has no finding for a review in five weeks', () => {
    expect(found('privacy', article(), { reviewed: '2025-12-27', nextReview: '2026-12-27' })).toEqual([]);
  });

  test('has a finding for a cookie policy whose title is only about cookies', () => {
    expect(found('cookies', articleOf('full', 'cookies'), { title: 'Cookie policy' })).toMatchObject([
      { rule: 'CK-01' },
    ]);
  });
});

describe('the storage register', () => {
  const html = () => articleOf('full', 'cookies');
  const missingFor = (register: StorageRegister, text = html()) =>
    lint({
      kind: 'cookies',
      html: text,
      frontMatter: frontMatter('cookies'),
      facts: fullClinic,
      register,
      on: BUILT_FOR,
    }).map(({ rule, missing }) => `${rule} ${missing}`);
  const maps = {
    basis: 'consent',
    services: [
      {
        provider: 'Example Maps',
        role: 'controller',
        country: 'Iceland',
        notice: 'https://maps.example/privacy',
        starts: 'embed',
        items: [{ name: '_map' }],
      },
    ],
  };

  test('must be in the cookie policy in full: each item, company, country and notice', () => {
    expect(missingFor({ receiptMonths: 24, purposes: [maps] })).toEqual([
      expect.stringMatching(/^CK-03 .*_map/),
      expect.stringMatching(/^CK-09 .*"Example Maps"/),
      expect.stringMatching(/^CK-09 .*"Iceland"/),
      expect.stringMatching(/^CK-09 .*maps\.example/),
    ]);
  });

  test('sets how long proof of consent is kept', () => {
    const { purposes } = registerOf(fullClinic);
    expect(missingFor({ receiptMonths: 36, purposes })).toEqual([
      expect.stringMatching(/^CK-10 .*36 months/),
    ]);
  });

  test('contradicts a policy that says there are no cookies', () => {
    const nothing = articleOf('minimal', 'cookies');
    expect(missingFor({ receiptMonths: 24, purposes: [maps] }, nothing)).toContainEqual(
      expect.stringMatching(/^CK-03 says that there are no cookies.*_map/),
    );
  });
});

describe('a waiver', () => {
  const broken = () => articleOf('full', 'privacy').replaceAll(/72 hours/g, 'a few days');
  const waive = (rule: string, reason: string) => found('privacy', broken(), { waived: [{ rule, reason }] });

  test('keeps the finding with its reason, and stops nothing', () => {
    expect(waive('PN-27', 'Told by telephone').map(formatFinding)).toEqual([
      expect.stringMatching(/^waived PN-27 #breach: .*\(Told by telephone\)$/),
    ]);
  });
  test('without a reason waives nothing', () => {
    expect(waive('PN-27', ' ').filter(({ level }) => level === 'error')).toHaveLength(2);
  });
  test('of a rule that is gone is told, and waives nothing', () => {
    const findings = waive('PN-99', 'Why not');
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'waived', level: 'advice' }));
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'PN-27', level: 'error' }));
  });
  test('is reported if nothing needs it', () => {
    expect(waive('PN-01', 'Why not')).toContainEqual(
      expect.objectContaining({ rule: 'waived', level: 'advice' }),
    );
  });
});

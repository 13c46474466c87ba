import { describe, expect, test } from 'vitest';
import type { PolicyKind } from '../../content/addresses.ts';
import { lawChangeDays } from '../../content/law/law-on.ts';
import { orThrow } from '../../content/load.ts';
import { ruleDays } from '../../site/linter/lint.ts';
import { factsNow } from '../../site/policies/freeze.ts';
import { lintPublished } from '../../site/policies/lint-version.ts';
import { outdatedVersions } from '../../site/policies/outdated.ts';
import { readPolicies } from '../../site/policies/store.ts';
import type { Published } from '../../site/policies/version.ts';
import { minimalClinic } from '../support/clinics.ts';
import { policyFolder } from '../support/policy-folder.ts';

/** The changes of 2026 in order: each is reported from its day on, and not before. */

const { requestsTeam, phone } = minimalClinic;

interface Change {
  day: string;
  what: string;
  kind: PolicyKind;
  rule: string;
  /** Guidance only causes a warning, and makes no version outdated. */
  warning?: true;
  before: string;
  after: string;
}

const changes: Change[] = [
  {
    day: '2026-02-05',
    what: 'Articles 22A to 22D replace Article 22',
    kind: 'privacy',
    rule: 'LAW-21',
    before: '<p>Article 22 of the UK GDPR lets you have a person decide.</p>',
    after: '<p>Articles 22A to 22D of the UK GDPR let you have a person decide.</p>',
  },
  {
    day: '2026-02-05',
    what: 'the maximum fine for marketing and cookies rises',
    kind: 'cookies',
    rule: 'LAW-22',
    before: '<p>Breaking these rules can cost us £500,000.</p>',
    after: '<p>Breaking these rules can cost us £17.5 million. Until February it was £500,000.</p>',
  },
  {
    day: '2026-02-05',
    what: 'Schedule A1 has the exceptions for cookies',
    kind: 'cookies',
    rule: 'CK-05',
    before: '<p>Regulation 6 has the exceptions.</p>',
    after: '<p>Schedule A1 has the exceptions.</p>',
  },
  {
    day: '2026-04-29',
    what: 'the guidance on storage and access technologies is final',
    kind: 'cookies',
    rule: 'LAW-23',
    warning: true,
    before: '<p>We follow the ICO’s draft guidance on storage and access technologies.</p>',
    after: '<p>We follow the ICO’s guidance on storage and access technologies.</p>',
  },
  {
    day: '2026-06-19',
    what: 'a complaint must be acknowledged within 30 days',
    kind: 'privacy',
    rule: 'PN-29',
    before: '<p>If something is wrong, complain to us. We look into it and tell you the outcome.</p>',
    after: `<p>Complain to ${requestsTeam.email}, ${phone} or ${requestsTeam.postal.join(', ')}.</p><p>We tell you within 30 days that we have your complaint. We tell you how it is going, and the outcome.</p>`,
  },
  {
    day: '2026-09-30',
    what: 'the Information Commission replaces the Commissioner',
    kind: 'privacy',
    rule: 'LAW-03',
    before: '<p>You can also go to the Information Commissioner’s Office.</p>',
    after: '<p>You can also go to the Information Commission’s Office.</p>',
  },
];

const shift = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();

/** A version of that day with this text, and what one rule reports of it on another day. */
function published({ kind, rule }: Change, day: string, text: string) {
  const folder = policyFolder('minimal');
  folder.seal(`${kind}/${day}`, {}, undefined, `<h2 id="complain">How do you complain?</h2>${text}`);
  const { versions } = orThrow(readPolicies(folder.dir));
  const now = orThrow(factsNow(folder.dir));
  const all = versions.filter((it): it is Published => it.state === 'published');
  return {
    found: (on: string) =>
      all
        .flatMap((version) => lintPublished(version, all, now, on).findings)
        .filter((it) => it.rule === rule)
        .map(({ level, since }) => ({ level, since })),
    outdated: (on: string) =>
      outdatedVersions(versions, now, on)
        .flatMap(({ faults }) => faults)
        .filter((fault) => fault.rule === rule)
        .map(({ since }) => since),
  };
}

describe.each(changes)('on $day, when $what,', (change) => {
  const { day, before, after, warning } = change;
  const [eve, next] = [shift(day, -1), shift(day, 1)];

  test('a policy of the day before is not reported until then, and is reported on the day', () => {
    const version = published(change, eve, before);
    expect(version.found(eve)).toEqual([]);
    expect(version.outdated(eve)).toEqual([]);
    const found = version.found(day);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ level }) => level))).toEqual(new Set([warning ? 'warning' : 'error']));
    expect(new Set(found.map(({ since }) => since))).toEqual(new Set([day]));
    expect(new Set(version.outdated(day))).toEqual(new Set(warning ? [] : [day]));
  });

  test('a policy of two months before is not reported on any day until then', () => {
    const first = shift(day, -60);
    const version = published(change, first, before);
    const days = Array.from({ length: 60 }, (_, index) => shift(first, index));
    expect(days.filter((on) => version.found(on).length > 0)).toEqual([]);
    expect(version.found(day).length).toBeGreaterThan(0);
  });

  test('a policy of the day after with the new law is never reported', () => {
    const version = published(change, next, after);
    for (const on of [next, shift(day, 30), '2026-11-26']) expect(version.found(on), on).toEqual([]);
  });

  test('a policy of the day after with the old law is reported from its own first day', () => {
    const version = published(change, next, before);
    expect(version.found(next).length).toBeGreaterThan(0);
    expect(new Set(version.outdated(next))).toEqual(new Set(warning ? [] : [next]));
  });
});

test('the site is rebuilt on each of these days', () => {
  const days = changes.map(({ day }) => day);
  expect(ruleDays()).toEqual(expect.arrayContaining(days));
  expect(lawChangeDays).toEqual(expect.arrayContaining(days));
});

import { expect, test } from 'vitest';
import { lawEntries } from '../../content/law/law-on.ts';
import { counted, latestLaw, sinceLaw, withinLegal } from '../../site/linter/law-numbers.ts';
import type { Subject } from '../../site/linter/rule.ts';

/** What a text of that day must say about a time that the law sets. */
const wantedOn = (on: string, matter: Parameters<typeof withinLegal>[0]) =>
  withinLegal(matter)({ on } as Subject)[0];

test.each([
  ['within 30 days', true],
  ['in thirty days', true],
  ['in 31 days', false],
  ['in 130 days', false],
  ['30 hours', false],
])('a count of 30 days in "%s": %s', (text, found) => {
  expect(counted(30, 'days').test(text)).toBe(found);
});

test('asks for the times that the law pack has', () => {
  const [acknowledged, what] = wantedOn('2026-11-26', 'acknowledgement') ?? [];
  expect(what).toBe('that a complaint is acknowledged within 30 days');
  expect(acknowledged?.test('You hear from us within 30 days.')).toBe(true);
  expect(wantedOn('2026-11-26', 'answer')?.[1]).toBe('that the answer comes within one month');
  expect(wantedOn('2026-11-26', 'breach')?.[1]).toBe('that a breach is reported within 72 hours');
});

test('begins a rule on the day of its law, with the source of that law', () => {
  const complaints = lawEntries.find(({ id }) => id === 'complaints.acknowledgement-days');
  expect(sinceLaw('complaints.acknowledgement-days')).toEqual({
    from: complaints?.from,
    source: complaints?.source,
  });
  expect(latestLaw('data-protection.fee-pounds').tiers).toEqual([52, 78, 3763]);
});

import { expect, test } from 'vitest';
import { didYouMean } from '../../content/did-you-mean.ts';

test.each([
  ['openingHuors', 'openingHours'],
  ['keepDay', 'keepDays'],
  ['keepDayss', 'keepDays'],
  ['nextreview', 'nextReview'],
  ['trading-name', 'tradingName'],
  ['retentoin', 'retention'],
  ['nhsWrok', 'nhsWork'],
])('suggests for %s: %s', (typed, meant) => {
  const known = ['phone', 'openingHours', 'keepDays', 'nextReview', 'tradingName', 'retention', 'nhsWork'];
  expect(didYouMean(typed, known)).toBe(meant);
});

test.each(['colour', 'keepWeeks', '', 'x', 'p'.repeat(100_000)])('suggests nothing for %.20s', (typed) => {
  expect(didYouMean(typed, ['phone', 'keepDays', 'cctv'])).toBeUndefined();
});

test('suggests the nearest of several names, and nothing without any names', () => {
  expect(didYouMean('emial', ['phone', 'mail', 'email'])).toBe('email');
  expect(didYouMean('email', [])).toBeUndefined();
});

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
])('finds what %s was to be: %s', (typed, meant) => {
  const known = ['phone', 'openingHours', 'keepDays', 'nextReview', 'tradingName', 'retention', 'nhsWork'];
  expect(didYouMean(typed, known)).toBe(meant);
});

test.each(['colour', 'keepWeeks', '', 'x', 'p'.repeat(100_000)])('guesses nothing for %.20s', (typed) => {
  expect(didYouMean(typed, ['phone', 'keepDays', 'cctv'])).toBeUndefined();
});

test('the nearest of several wins, and nothing known means nothing meant', () => {
  expect(didYouMean('emial', ['phone', 'mail', 'email'])).toBe('email');
  expect(didYouMean('email', [])).toBeUndefined();
});

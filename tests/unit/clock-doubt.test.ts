import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../api/base/calendar.ts';
import { judgeClock } from '../../api/domain/clock-doubt.ts';

const known = Date.parse('2026-11-26T10:00:00Z');
const YEAR = 365 * DAY;

test.each([
  ['the same moment', 0, 'plausible'],
  ['half a year that a server was switched off', 184 * DAY, 'plausible'],
  ['seven months', 213 * DAY, 'ahead'],
  ['the year 2036', 10 * YEAR, 'ahead'],
  ['the year 1970', -known, 'behind'],
  ['a clock that is put back by a month', -30 * DAY, 'plausible'],
])('after %s the clock is judged', (_, later, state) => {
  expect(judgeClock(known, known + later)).toBe(state);
});

test('where nothing was ever stored, any clock is taken', () => {
  expect(judgeClock(undefined, known + 10 * YEAR)).toBe('plausible');
});

test('the bound is 200 days', () => {
  expect(judgeClock(known, known + 200 * DAY)).toBe('plausible');
  expect(judgeClock(known, known + 200 * DAY + HOUR)).toBe('ahead');
});

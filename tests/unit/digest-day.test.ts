import { expect, test } from 'vitest';
import { digestDay } from '../../api/jobs/send-digest.ts';

/** When the weekly list is due: Monday at seven in London, or the next working day of the nation. */

const on = (moment: string, nation: Parameters<typeof digestDay>[1] = 'england') =>
  digestDay(Date.parse(moment), nation);

test('is due from seven o’clock on Monday, in winter and in summer', () => {
  expect(on('2026-11-23T06:59:59Z')).toBeUndefined();
  expect(on('2026-11-23T07:00:00Z')).toBe('2026-11-23');
  expect(on('2026-07-06T05:59:59Z')).toBeUndefined();
  expect(on('2026-07-06T06:00:00Z')).toBe('2026-07-06');
});

test('is due at seven by the clock on the wall in the weeks in which clocks change', () => {
  expect(on('2026-03-30T05:59:59Z')).toBeUndefined();
  expect(on('2026-03-30T06:00:00Z')).toBe('2026-03-30');
  expect(on('2026-10-26T06:59:59Z')).toBeUndefined();
  expect(on('2026-10-26T07:00:00Z')).toBe('2026-10-26');
});

test('stays the day of that week until Sunday night in London', () => {
  expect(on('2026-11-29T23:59:59Z')).toBe('2026-11-23');
  expect(on('2026-07-05T22:59:59Z')).toBe('2026-06-29');
  expect(on('2026-07-05T23:00:00Z')).toBeUndefined();
});

test('moves to the next working day of the nation', () => {
  // Boxing Day 2026 is a Saturday: Monday 28 December is a bank holiday in its place.
  expect(on('2026-12-28T12:00:00Z')).toBeUndefined();
  expect(on('2026-12-29T07:00:00Z')).toBe('2026-12-29');
  // The summer bank holiday is on another Monday in Scotland.
  expect(on('2026-08-31T12:00:00Z')).toBeUndefined();
  expect(on('2026-08-31T12:00:00Z', 'scotland')).toBe('2026-08-31');
});

test('is due in a week that begins in one year and ends in the next', () => {
  expect(on('2027-01-01T12:00:00Z')).toBe('2026-12-29');
  expect(on('2027-01-03T12:00:00Z')).toBe('2026-12-29');
  expect(on('2027-01-04T07:00:00Z')).toBe('2027-01-04');
});

import { describe, expect, test } from 'vitest';
import { answersOf, errorsOf, question } from '../support/answers.ts';

const { errors, missing } = question('birth', 'date');

const birth = (day: string, month: string, year: string) => ({
  'birth-day': day,
  'birth-month': month,
  'birth-year': year,
});

describe('a date of birth', () => {
  test.each([
    ['27', '3', '1985', '1985-03-27'],
    ['07', '03', '1985', '1985-03-07'],
    [' 7 ', '3', ' 1985', '1985-03-07'],
    ['29', '2', '2024', '2024-02-29'],
    ['1', '1', '1900', '1900-01-01'],
    ['22', '11', '2026', '2026-11-22'],
  ])('%s %s %s is accepted', (day, month, year, expected) => {
    expect(answersOf(birth(day, month, year))['birth']).toBe(expected);
  });

  test.each([
    ['', '', '', missing],
    ['', '3', '1985', 'The date of birth must include a day'],
    ['27', '', '1985', 'The date of birth must include a month'],
    ['27', '3', '', 'The date of birth must include a year'],
    ['', '', '1985', 'The date of birth must include a day and month'],
    ['27', '', '', 'The date of birth must include a month and year'],
    ['', '3', '', 'The date of birth must include a day and year'],
    ['31', '2', '1985', errors.notReal],
    ['29', '2', '2025', errors.notReal],
    ['32', '1', '1985', errors.notReal],
    ['0', '1', '1985', errors.notReal],
    ['1', '13', '1985', errors.notReal],
    ['1', 'March', '1985', errors.notReal],
    ['27', '3', '85', errors.notReal],
    ['27', '3', '19850', errors.notReal],
    ['-7', '3', '1985', errors.notReal],
    ['2.7', '3', '1985', errors.notReal],
    ['٢٧', '3', '1985', errors.notReal],
    ['23', '11', '2026', errors.future],
    ['1', '1', '9999', errors.future],
    ['31', '12', '1899', errors.tooLongAgo],
    ['1', '1', '0085', errors.tooLongAgo],
  ])('“%s” “%s” “%s” is refused', (day, month, year, error) => {
    expect(errorsOf(birth(day, month, year))).toEqual({ birth: error });
  });
});

test('an optional date can be blank, but not incomplete', () => {
  expect(answersOf({ want: 'cctv' })).not.toHaveProperty('cctv-date');
  expect(errorsOf({ want: 'cctv', 'cctv-date-month': '11' })).toEqual({
    'cctv-date': 'The day of the CCTV must include a day and year',
  });
});

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
    ['31', '2', '1985', 'February 1985 has only 28 days'],
    ['29', '2', '2025', 'February 2025 has only 28 days'],
    ['30', '2', '2024', 'February 2024 has only 29 days'],
    ['31', '4', '1985', 'April 1985 has only 30 days'],
    ['31', '3', '61', 'Year must have 4 numbers'],
    ['32', '1', '1985', 'Day must be a number from 1 to 31'],
    ['0', '1', '1985', 'Day must be a number from 1 to 31'],
    ['1', '13', '1985', 'Month must be a number from 1 to 12'],
    ['1', '0', '1985', 'Month must be a number from 1 to 12'],
    ['1', 'March', '1985', 'Month must be a number from 1 to 12'],
    ['27', '3', '85', 'Year must have 4 numbers'],
    ['27', '3', '19850', 'Year must have 4 numbers'],
    ['-7', '3', '1985', 'Day must be a number from 1 to 31'],
    ['2.7', '3', '1985', 'Day must be a number from 1 to 31'],
    ['٢٧', '3', '1985', 'Day must be a number from 1 to 31'],
    ['1985', '3', '27', 'Day must be a number from 1 to 31'],
    ['1', '1', '0000', errors.tooLongAgo],
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

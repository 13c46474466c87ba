import { describe, expect, test } from 'vitest';
import { answersOf, errorsOf, question } from '../support/answers.ts';

const { errors = question('birth', 'date').errors, missing } = question('birth', 'date').yours ?? {};

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
    ['27', '3', '85', '1985-03-27'],
    ['31', '3', '’61', '1961-03-31'],
    ['27', 'March', '1985', '1985-03-27'],
    ['27th', 'mar.', '1985', '1985-03-27'],
    ['1', 'Sept', '1985', '1985-09-01'],
    ['3', 'Ebrill', '1985', '1985-04-03'],
    ['O3', 'O4', '198\u200B5', '1985-04-03'],
    ['3/4/85', '', '', '1985-04-03'],
    ['3.4.1985', '', '', '1985-04-03'],
    ['', '', '03–04–1985', '1985-04-03'],
    ['3 April 1985', '', '', '1985-04-03'],
    ['3rd of April', '', '1985', '1985-04-03'],
    ['Wednesday, 3rd April, 1985', '', '', '1985-04-03'],
    ['April 3rd 1985', '', '', '1985-04-03'],
    ['3', 'April 1985', '', '1985-04-03'],
    ['3ydd o Fai 1985', '', '', '1985-05-03'],
    ['1 Rhagfyr 1985', '', '', '1985-12-01'],
    ['1985-04-03', '', '', '1985-04-03'],
    ['03041985', '', '', '1985-04-03'],
    ['030485', '', '', '1985-04-03'],
    ['٢٧', '٣', '١٩٨٥', '1985-03-27'],
    ['२७/३/१९८५', '', '', '1985-03-27'],
    ['1.', '3.', '1985.', '1985-03-01'],
    ['1', '3', '19 85', '1985-03-01'],
    ['1\\3\\1985', '', '', '1985-03-01'],
    ['1:3:1985', '', '', '1985-03-01'],
    ['1March1985', '', '', '1985-03-01'],
    ['01MAR85', '', '', '1985-03-01'],
    ['1st of January 2OOO', '', '', '2000-01-01'],
  ])('%s %s %s is accepted', (day, month, year, expected) => {
    expect(answersOf(birth(day, month, year))['birth']).toBe(expected);
  });

  test.each([
    ['', '', '', missing],
    ['', '3', '1985', 'Your date of birth must include a day'],
    ['27', '', '1985', 'Your date of birth must include a month'],
    ['27', '3', '', 'Your date of birth must include a year'],
    ['', '', '1985', 'Your date of birth must include a day and month'],
    ['27', '', '', 'Your date of birth must include a month and year'],
    ['', '3', '', 'Your date of birth must include a day and year'],
    ['31', '2', '1985', 'February 1985 has only 28 days'],
    ['29', '2', '2025', 'February 2025 has only 28 days'],
    ['30', '2', '2024', 'February 2024 has only 29 days'],
    ['31', '4', '1985', 'April 1985 has only 30 days'],
    ['32', '1', '1985', 'Day must be a number from 1 to 31'],
    ['0', '1', '1985', 'Day must be a number from 1 to 31'],
    ['1', '13', '1985', 'Month must be a number from 1 to 12'],
    ['1', '0', '1985', 'Month must be a number from 1 to 12'],
    ['1', 'Marchember', '1985', 'Month must be a number from 1 to 12'],
    ['1', 'Ma', '1985', 'Month must be a number from 1 to 12'],
    ['27', '3', '985', 'Year must have 4 numbers'],
    ['27', '3', '26', 'Enter all 4 numbers of the year: 1926 or 2026'],
    ['3/4/05', '', '', 'Enter all 4 numbers of the year: 1905 or 2005'],
    ['31', '2', '85', 'February 1985 has only 28 days'],
    ['3 April', '', '', 'Your date of birth must include a year'],
    ['3/4/1985/6', '', '', 'Your date of birth must include a month and year'],
    ['3rd of nothing 1985', '', '', 'Your date of birth must include a month and year'],
    ['27', '3', '19850', 'Year must have 4 numbers'],
    ['-7', '3', '1985', 'Day must be a number from 1 to 31'],
    ['2.7', '3', '1985', 'Day must be a number from 1 to 31'],
    ['٣٢', '3', '1985', 'Day must be a number from 1 to 31'],
    ['3 4 19 85', '', '', 'Your date of birth must include a month and year'],
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

test('an error about somebody else names them as the patient', () => {
  const child = { asking: 'child', 'parent-name': 'A', 'parent-link': 'Mother', 'child-agrees': 'agrees' };
  expect(errorsOf({ ...child, ...birth('31', '2', ''), name: '' })).toEqual({
    name: 'Enter the patient’s full name',
    birth: 'The date of birth must include a year',
  });
});

test('an optional date can be blank, but not incomplete', () => {
  expect(answersOf({ want: 'cctv' })).not.toHaveProperty('cctv-date');
  expect(errorsOf({ want: 'cctv', 'cctv-date-month': '11' })).toEqual({
    'cctv-date': 'The day of the CCTV must include a day and year',
  });
});

test('a year of two digits is this century where the date is not one of birth', () => {
  const day = (year: string) =>
    answersOf({ want: 'cctv', 'cctv-date-day': '14', 'cctv-date-month': '11', 'cctv-date-year': year });
  expect(day('26')['cctv-date']).toBe('2026-11-14');
  expect(day('85')['cctv-date']).toBe('1985-11-14');
  expect(errorsOf({ want: 'cctv', 'cctv-date-day': '30/11/26' })).toEqual({
    'cctv-date': 'The day of the CCTV must be in the past',
  });
});

describe('a telephone number', () => {
  test.each([
    ['(020) 7946–0000', '(020) 7946-0000'],
    ['O20 7946 OOOO', '020 7946 0000'],
    ['Tel: 020 7946 0000', '020 7946 0000'],
    ['+44 (O)20.7946.0000', '+44 (0)20.7946.0000'],
    ['[020] 7946 0000 ext. 12', '(020) 7946 0000 ext. 12'],
    ['０２０ ７９４６ ００００', '020 7946 0000'],
    ['020 7946 0100 extension 12', '020 7946 0100 ext. 12'],
    ['07700 900123, ext 12', '07700 900123 ext 12'],
    ['07700 900123,', '07700 900123'],
    ['M: 07700 900123', '07700 900123'],
    ['tel. no. 07700 900123', '07700 900123'],
    ['07700 900123 (mobile)', '07700 900123 (mobile)'],
    ['07700 900123 or 020 7946 0100', '07700 900123 or 020 7946 0100'],
  ])('“%s” is read as “%s”', (typed, number) => {
    expect(answersOf({ telephone: typed })['telephone']).toBe(number);
  });

  test.each(['OOO', 'OLOOOOO', '12', 'call me', '07700 900123 or Robin', '07700 900123 or 12'])(
    '“%s” is refused',
    (typed) => {
      expect(Object.keys(errorsOf({ telephone: typed }))).toEqual(['telephone']);
    },
  );
});

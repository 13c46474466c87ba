import { describe, expect, test } from 'vitest';
import { addDays, addMonths, dayInLondon, dayOfWeek } from '../../api/base/calendar.ts';
import { bankHoliday, listedUntil } from '../../api/domain/deadline/bank-holidays.ts';
import type { Nation } from '../../content/schema.ts';
import { dueOf } from '../support/deadline-facts.ts';
import { daysBetween, noon } from '../support/days.ts';

const nations: Nation[] = ['england', 'wales', 'scotland', 'northern-ireland'];
const due = (received: string, nation: Nation = 'england') => dueOf(received, [], { nation }).due;
const dueAt = (moment: string) => due(dayInLondon(Date.parse(moment)));

describe('one month, as the ICO counts it', () => {
  test.each([
    ['a Sunday counts as the day of receipt', '2026-11-22', '2026-12-22'],
    ['Christmas and the Boxing Day substitute are passed over', '2026-11-25', '2026-12-29'],
    ['a Saturday becomes the Monday', '2026-12-02', '2027-01-04'],
    ['a Sunday becomes the Monday', '2026-12-31', '2027-02-01'],
    ['31 January ends in February and rolls to the Monday', '2027-01-31', '2027-03-01'],
    ['29 February exists in a leap year', '2028-01-30', '2028-02-29'],
    ['the ICO’s own: 1 January', '2024-01-01', '2024-02-01'],
    ['the ICO’s own: 25 November 2024', '2024-11-25', '2024-12-27'],
    ['the ICO’s own: 31 January, in a leap year', '2024-01-31', '2024-02-29'],
    ['the ICO’s own: 31 January, in another year', '2025-01-31', '2025-02-28'],
    ['31 August ends on 30 September', '2026-08-31', '2026-09-30'],
    ['31 March ends on 30 April', '2026-03-31', '2026-04-30'],
    ['31 July ends on 31 August, a bank holiday', '2026-07-31', '2026-09-01'],
    ['Good Friday runs over Easter to the Tuesday', '2026-03-03', '2026-04-07'],
  ])('%s: %s gives %s', (_, received, expected) => {
    expect(due(received)).toBe(expected);
  });

  test('28, 29, 30 and 31 January all end on the last day of February', () => {
    const days = ['2026-01-28', '2026-01-29', '2026-01-30', '2026-01-31'];
    // 28 February 2026 is a Saturday.
    expect(days.map((day) => due(day))).toEqual(days.map(() => '2026-03-02'));
  });
});

describe('each nation has its own bank holidays', () => {
  test.each<[string, string, Nation, string]>([
    ['2nd January counts in Scotland', '2026-12-02', 'scotland', '2027-01-05'],
    ['2nd January does not count in Wales', '2026-12-02', 'wales', '2027-01-04'],
    ['the proclaimed day in 2026 counts in Scotland', '2026-05-15', 'scotland', '2026-06-16'],
    ['the proclaimed day in 2026 is a working day in England', '2026-05-15', 'england', '2026-06-15'],
    ['St Andrew’s Day counts in Scotland', '2026-10-30', 'scotland', '2026-12-01'],
    ['Easter Monday is a working day in Scotland', '2026-03-06', 'scotland', '2026-04-06'],
    ['Easter Monday counts in Northern Ireland', '2026-03-06', 'northern-ireland', '2026-04-07'],
    ['St Patrick’s Day counts in Northern Ireland', '2026-02-17', 'northern-ireland', '2026-03-18'],
    ['St Patrick’s Day is a working day in England', '2026-02-17', 'england', '2026-03-17'],
    ['the substitute for 12 July counts in Northern Ireland', '2026-06-12', 'northern-ireland', '2026-07-14'],
  ])('%s', (_, received, nation, expected) => {
    expect(due(received, nation)).toBe(expected);
  });
});

describe('the day of receipt is the day in London', () => {
  test.each([
    [
      'a request received at 23:30 UTC in July counts from the next day',
      '2026-07-14T23:30:00Z',
      '2026-08-17',
    ],
    ['a request received at 22:59 UTC in July counts from that day', '2026-07-14T22:59:59Z', '2026-08-14'],
    ['a request received at 23:30 UTC in winter counts from that day', '2026-11-22T23:30:00Z', '2026-12-22'],
    ['a request received at 00:30 UTC in winter counts from that day', '2026-11-23T00:30:00Z', '2026-12-23'],
    ['just before the clocks go forward', '2026-03-29T00:59:59Z', '2026-04-29'],
    ['just after the clocks go forward', '2026-03-29T01:00:00Z', '2026-04-29'],
    ['late on the day when the clocks go forward', '2026-03-29T23:00:00Z', '2026-04-30'],
    ['midnight on the day when the clocks go back', '2026-10-24T23:00:00Z', '2026-11-25'],
    ['in the repeated hour when the clocks go back', '2026-10-25T01:30:00Z', '2026-11-25'],
    ['late on the day when the clocks go back', '2026-10-25T23:59:59Z', '2026-11-25'],
    ['the first moment after that day', '2026-10-26T00:00:00Z', '2026-11-26'],
    ['the last second of a year', '2026-12-31T23:59:59Z', '2027-02-01'],
  ])('%s', (_, moment, expected) => {
    expect(dueAt(moment)).toBe(expected);
  });

  test('the time zone of the server changes nothing', () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Auckland', 'America/Los_Angeles', 'UTC']) {
        process.env['TZ'] = zone;
        expect(
          new Intl.DateTimeFormat().resolvedOptions().timeZone,
          'the time zone of this process has changed',
        ).toBe(zone);
        expect(dueAt('2026-07-14T23:30:00Z')).toBe('2026-08-17');
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});

test('the target is 28 days after receipt, or the working day before a weekend', () => {
  expect(dueOf('2026-11-20').target).toBe('2026-12-18');
  expect(dueOf('2026-11-22').target).toBe('2026-12-18');
});

test.each(nations)('in %s every receipt of 2026 to 2028 has a lawful due date', (nation) => {
  let previous = '';
  for (const received of daysBetween('2026-01-01', '2028-12-31')) {
    const day = due(received, nation);
    const raw = addMonths(received, 1);
    const where = `${received} gives ${day}`;
    expect(dayOfWeek(day), where).toBeLessThanOrEqual(5);
    expect(bankHoliday(day, nation), where).toBeUndefined();
    expect(day >= raw, where).toBe(true);
    expect(day >= previous, `${where}, earlier than the day before it`).toBe(true);
    expect(noon(day) - noon(received), where).toBeLessThanOrEqual(35 * 86_400_000);
    // No day between the two is a working day.
    for (const passed of daysBetween(raw, day).slice(0, -1))
      expect(dayOfWeek(passed) > 5 || bankHoliday(passed, nation) !== undefined, where).toBe(true);
    previous = day;
  }
});

test('weekends still roll after the end of the list, and the steps say that holidays are unknown', () => {
  const saysSo = (received: string) => dueOf(received).steps.some(({ step }) => step === 'beyondList');
  expect(saysSo(addDays(listedUntil, -40))).toBe(false);
  for (const received of daysBetween(listedUntil, addDays(listedUntil, 14))) {
    expect(saysSo(received), received).toBe(true);
    expect(dayOfWeek(due(received)), received).toBeLessThanOrEqual(5);
  }
});

test('a moment belongs to one day in London', () => {
  expect(dayInLondon(Date.parse('2026-07-14T22:59:59.999Z'))).toBe('2026-07-14');
  expect(dayInLondon(Date.parse('2026-07-14T23:00:00Z'))).toBe('2026-07-15');
});

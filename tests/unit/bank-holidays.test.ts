import { expect, test } from 'vitest';
import { addMonths, dayOfWeek } from '../../api/base/calendar.ts';
import { bankHolidaysEndSoon } from '../../api/http/figures.ts';
import { bankHoliday, listedUntil } from '../../api/domain/deadline/bank-holidays.ts';
import type { Nation } from '../../content/schema.ts';
import { daysBetween } from '../support/days.ts';

/** The number of bank holidays in a year without a proclaimed one. */
const usual: Record<Nation, number> = { england: 8, wales: 8, scotland: 9, 'northern-ireland': 10 };
const proclaimed: { nation: Nation; day: string }[] = [{ nation: 'scotland', day: '2026-06-15' }];

const nations = Object.keys(usual) as Nation[];
const lastYear = Number(listedUntil.slice(0, 4));
const years = Array.from({ length: lastYear - 2023 }, (_, index) => 2024 + index);

test('the list ends at the end of a year', () => {
  expect(listedUntil).toBe(`${lastYear}-12-31`);
  expect(lastYear).toBeGreaterThanOrEqual(2028);
});

test.each(nations)('every listed year is complete in %s', (nation) => {
  for (const year of years) {
    const days = daysBetween(`${year}-01-01`, `${year}-12-31`).filter((day) => bankHoliday(day, nation));
    const extra = proclaimed.filter((it) => it.nation === nation && it.day.startsWith(`${year}`));
    expect(days, `${nation} ${year}`).toHaveLength(usual[nation] + extra.length);
  }
});

test.each(nations)('in %s no bank holiday falls on a weekend, because its substitute is listed', (nation) => {
  const all = daysBetween('2024-01-01', listedUntil).filter((day) => bankHoliday(day, nation));
  expect(all.filter((day) => dayOfWeek(day) > 5)).toEqual([]);
});

test('a holiday is marked as a substitute if, and only if, it would fall on a weekend or on another holiday', () => {
  for (const year of years) {
    const christmas = daysBetween(`${year}-12-25`, `${year}-12-31`).map(
      (day) => bankHoliday(day, 'england') ?? '',
    );
    const onWeekend = [`${year}-12-25`, `${year}-12-26`].filter((day) => dayOfWeek(day) > 5).length;
    expect(
      christmas.filter((name) => name.endsWith('substitute day')),
      String(year),
    ).toHaveLength(onWeekend);
  }
});

test('Good Friday is correct in every nation, and Easter Monday outside Scotland', () => {
  const fridays = ['2024-03-29', '2025-04-18', '2026-04-03', '2027-03-26', '2028-04-14'];
  const mondays = ['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2028-04-17'];
  for (const nation of nations) {
    expect(fridays.map((day) => bankHoliday(day, nation))).toEqual(fridays.map(() => 'Good Friday'));
    const expected = nation === 'scotland' ? undefined : 'Easter Monday';
    expect(mondays.map((day) => bankHoliday(day, nation))).toEqual(mondays.map(() => expected));
  }
});

test('a warning asks to extend the list in its last six months, and not earlier', () => {
  expect(bankHolidaysEndSoon(addMonths(listedUntil, -6))).toBe(false);
  expect(bankHolidaysEndSoon(`${lastYear}-07-02`)).toBe(true);
  expect(bankHolidaysEndSoon('2026-11-22')).toBe(false);
});

import type { Nation } from '../../../content/schema.ts';
import { addDays, compareDays, dayOfWeek } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import { bankHoliday, listedUntil } from './bank-holidays.ts';
import type { HolidayOn, Step } from './facts.ts';

/** The day itself if it is a working day in the nation, or else the next working day. */
export const nextWorkingDay = (day: Day, nation: Nation): Day =>
  isWorkingDay(day, nation) ? day : nextWorkingDay(addDays(day, 1), nation);

/** The day itself if it is a working day in the nation, or else the last one before it. */
const previousWorkingDay = (day: Day, nation: Nation): Day =>
  isWorkingDay(day, nation) ? day : previousWorkingDay(addDays(day, -1), nation);

/** The day that the clinic aims at, so many days after another, or the working day before it: an aim is never late. */
export const aimFrom = (day: Day, days: number, nation: Nation): Day =>
  previousWorkingDay(addDays(day, days), nation);

const isWorkingDay = (day: Day, nation: Nation): boolean =>
  dayOfWeek(day) <= 5 && bankHoliday(day, nation) === undefined;

/** The step that explains why a date moved to a working day. */
export function stepsOfRoll(raw: Day, due: Day, nation: Nation): Step[] {
  if (raw === due) return [];
  const holiday = bankHoliday(raw, nation);
  const after = laterHoliday(addDays(raw, 1), due, nation);
  const next = after ? { next: after } : {};
  return [
    holiday
      ? { step: 'bankHoliday', from: raw, holiday, ...next, due }
      : { step: 'weekend', from: raw, ...next, due },
  ];
}

/** The first bank holiday from a day on, before the due date. */
function laterHoliday(day: Day, due: Day, nation: Nation): HolidayOn | undefined {
  if (compareDays(day, due) >= 0) return undefined;
  const holiday = bankHoliday(day, nation);
  return holiday === undefined ? laterHoliday(addDays(day, 1), due, nation) : { on: day, holiday };
}

/** The step that warns that a date is after the end of the bank holiday list. */
export function stepsBeyondList(due: Day): Step[] {
  return compareDays(due, listedUntil) > 0 ? [{ step: 'beyondList' }] : [];
}

import type { Nation } from '../../../content/schema.ts';
import { addDays, compareDays, dayOfWeek } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import { bankHoliday, listedUntil } from './bank-holidays.ts';
import type { Step } from './facts.ts';

/** That day, or the next that is neither weekend nor bank holiday in the nation. */
export function nextWorkingDay(day: Day, nation: Nation): Day {
  const free = dayOfWeek(day) > 5 || bankHoliday(day, nation) !== undefined;
  return free ? nextWorkingDay(addDays(day, 1), nation) : day;
}

/** Why a date moved from the day that was counted to the one it is due on. */
export function stepsOfRoll(raw: Day, due: Day, nation: Nation): Step[] {
  if (raw === due) return [];
  const holiday = bankHoliday(raw, nation);
  return [holiday ? { step: 'bankHoliday', from: raw, holiday, due } : { step: 'weekend', from: raw, due }];
}

/** Says so where the list of bank holidays does not reach. */
export function stepsBeyondList(due: Day): Step[] {
  return compareDays(due, listedUntil) > 0 ? [{ step: 'beyondList' }] : [];
}

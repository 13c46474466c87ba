import { addDays } from '../../api/base/calendar.ts';
import type { Day, Moment } from '../../api/base/calendar.ts';

/** Noon in UTC on that day. It is the same day in London, in summer and in winter. */
export const noon = (day: Day): Moment => Date.parse(`${day}T12:00:00Z`);

/** Every day from the first to the last, including both. */
export function daysBetween(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

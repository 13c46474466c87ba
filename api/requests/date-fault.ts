import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { daysInMonth, writeMonth } from '../base/calendar.ts';
import type { TypedDate } from '../domain/typed-date.ts';

/**
 * Returns what is wrong with a date whose three parts are there, or undefined. It names the part to correct, as a person
 * would: the one that cannot be right by itself, and otherwise the day that the month does not have.
 */
export function dateFault(typed: TypedDate, { dateFaults }: Words['requests']): string | undefined {
  const isWithin = (part: string, last: number) =>
    /^\d{1,2}$/.test(part) && Number(part) >= 1 && Number(part) <= last;
  if (!isWithin(typed.day, 31)) return dateFaults.day;
  if (!isWithin(typed.month, 12)) return dateFaults.month;
  if (!/^\d{4}$/.test(typed.year)) return dateFaults.year;
  const [year, month] = [Number(typed.year), Number(typed.month)];
  const days = daysInMonth(year, month);
  return Number(typed.day) > days
    ? fill(dateFaults.dayOfMonth, { month: writeMonth(year, month), days: String(days) })
    : undefined;
}

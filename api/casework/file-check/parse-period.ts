import { dayFrom, daysInMonth } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import type { About } from './about.ts';
import { findDates } from './dates.ts';

const MONTH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+(\d{4}))?/gi;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR = /(?<![\d/.-])((?:19|20)\d\d)(?![\d/.-])/g;
const SINCE = /\b(?:since|from|after|onwards?|until now|to now|today|to date|present)\b/i;
const UNTIL = /\b(?:until|before|up to|till)\b/i;

type Period = NonNullable<About['period']>;
/** A day, a month or a year, as the days that it begins and ends with. */
interface Span {
  first: Day;
  last: Day;
}

/**
 * The period that somebody asked for in words, such as “March to June 2025”. Undefined where the words are not clear:
 * a guess would hide or report the wrong entries.
 */
export function parsePeriod(typed: string, today: Day): Period | undefined {
  const [one, two, three] = spansIn(typed, today);
  if (one === undefined || three !== undefined) return undefined;
  if (two !== undefined) return one.first <= two.last ? { from: one.first, to: two.last } : undefined;
  if (SINCE.test(typed))
    return UNTIL.test(typed) && !/\b(?:now|today)\b/i.test(typed) ? undefined : { from: one.first };
  return UNTIL.test(typed) ? { to: one.last } : { from: one.first, to: one.last };
}

function spansIn(typed: string, today: Day): Span[] {
  const days = findDates(typed, today);
  if (days.length > 0) return days.map(({ day }) => ({ first: day, last: day }));
  const months = [...typed.matchAll(MONTH)].map(([, name = '', year]) => ({
    month: MONTHS.indexOf(name.toLowerCase()) + 1,
    year: year === undefined ? undefined : Number(year),
  }));
  if (months.length > 0) {
    // The year is often written once, after the last month.
    const lastYear = months.at(-1)?.year;
    if (lastYear === undefined) return [];
    return months.flatMap(({ month, year = lastYear }) => spanOf(year, month, year, month));
  }
  return [...typed.matchAll(YEAR)].flatMap(([, year]) => spanOf(Number(year), 1, Number(year), 12));
}

function spanOf(year: number, month: number, toYear: number, toMonth: number): Span[] {
  const first = dayFrom(year, month, 1);
  const last = dayFrom(toYear, toMonth, daysInMonth(toYear, toMonth));
  return first && last ? [{ first, last }] : [];
}

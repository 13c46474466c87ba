/**
 * Calendar days in the United Kingdom's time zone, because the law counts those, whatever the server's time zone.
 * This is the only file of the API that does calendar arithmetic. Elsewhere a moment is a number and a day is a string.
 */

/** A moment: milliseconds since 1970, UTC. */
export type Moment = number;
/** A calendar day in Europe/London, as `2026-11-22`. */
export type Day = string;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const LONDON = 'Europe/London';

/** Swedish dates are written as ISO 8601 writes them: `2026-11-22`. */
const isoDayInLondon = new Intl.DateTimeFormat('sv-SE', { timeZone: LONDON });

/** The day of a moment in UTC, in which every day has 24 hours. */
const dayOf = (moment: Moment): Day => new Date(moment).toISOString().slice(0, 10);

/** The last hour in UTC whose day was asked for. No day in London begins or ends within such an hour. */
let lastHour = { hour: NaN, day: '' };

/** The day in London at a moment: 23:30 UTC in July is already the next day. */
export function dayInLondon(moment: Moment): Day {
  const hour = Math.floor(moment / HOUR);
  if (hour !== lastHour.hour) lastHour = { hour, day: isoDayInLondon.format(moment) };
  return lastHour.day;
}

/** The first moment of a day in London: 23:00 UTC of the day before, in summer. */
export function startOfDay(day: Day): Moment {
  return Temporal.PlainDate.from(day).toZonedDateTime(LONDON).epochMilliseconds;
}

/** The same date after a number of months, or the last day of that month if it is shorter. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();
}

/** The day a number of days later. A negative number gives an earlier day. */
export const addDays = (day: Day, days: number): Day => dayOf(Date.parse(day) + days * DAY);

export const dayOfMonth = (day: Day): number => new Date(day).getUTCDate();

/** Monday is 1, Sunday is 7. */
export const dayOfWeek = (day: Day): number => new Date(day).getUTCDay() || 7;

/** Compares two days: negative when `a` is earlier. Years have four digits here, so days sort as text. */
export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/** The number of days from the first to the second. Negative when the second is earlier. */
export const daysFrom = (first: Day, second: Day): number => (Date.parse(second) - Date.parse(first)) / DAY;

/** The day with these three numbers, or undefined if there is none (31 February). */
export function dayFrom(year: number, month: number, day: number): Day | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** Whether a text is a real day, written as `2026-11-22`. */
export function isDay(typed: string): typed is Day {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed) ?? [];
  return dayFrom(Number(year), Number(month), Number(day)) !== undefined;
}

/** The number of days of a month, from 28 to 31. */
export const daysInMonth = (year: number, month: number): number =>
  Temporal.PlainYearMonth.from({ year, month }).daysInMonth;

const written = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const short = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const digits = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC' });
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const weekdayName = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const momentInLondon = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: LONDON,
});

const asDate = (day: Day) => new Date(`${day}T00:00:00Z`);

/** "Tuesday 22 December 2026". */
export const writeDay = (day: Day): string => written.format(asDate(day)).replace(',', '');
/** "22 December 2026". */
export const writeDayShort = (day: Day): string => short.format(asDate(day));
/** "22/11/2026", for fields in which the team types a day. */
export const writeDayTyped = (day: Day): string => digits.format(asDate(day));
/** "February 2026". */
export const writeMonth = (year: number, month: number): string =>
  monthName.format(asDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`));
/** "Tuesday". */
export const writeWeekday = (day: Day): string => weekdayName.format(asDate(day));
/** "22 November 2026 at 23:30", in London. */
export const writeMoment = (moment: Moment): string => momentInLondon.format(moment);

/**
 * Days as the law counts them: calendar days in the United Kingdom's time zone, whatever the server's.
 * The one file of the API that knows the calendar; everywhere else a moment is a number and a day is a string.
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

/** The day in London at that moment: 23:30 UTC in July is already the next day there. */
export const dayInLondon = (moment: Moment): Day =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(LONDON).toPlainDate().toString();

/** The first moment of a day in London: 23:00 UTC of the day before, in summer. */
export function startOfDay(day: Day): Moment {
  return Temporal.PlainDate.from(day).toZonedDateTime(LONDON).epochMilliseconds;
}

/** The same date so many months later, or the last day of that month where there is no such date. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export const dayOfMonth = (day: Day): number => Temporal.PlainDate.from(day).day;

/** Monday is 1, Sunday is 7. */
export const dayOfWeek = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;

/** Compares two days: negative when `a` is earlier. Years have four digits here, so days sort as text. */
export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many days from the first to the second; negative when the second comes first. */
export const daysFrom = (first: Day, second: Day): number =>
  Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(second), { largestUnit: 'day' }).days;

/** Whether someone wrote a real day as `2026-11-22`. */
export function isDay(typed: string): typed is Day {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed) ?? [];
  return dayFrom(Number(year), Number(month), Number(day)) !== undefined;
}

/** A real day from its three numbers, or nothing (31 February). */
export function dayFrom(year: number, month: number, day: number): Day | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

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
/** "Tuesday". */
export const writeWeekday = (day: Day): string => weekdayName.format(asDate(day));
/** "22 November 2026 at 23:30", in London. */
export const writeMoment = (moment: Moment): string => momentInLondon.format(moment);

import { dayFrom } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const WRITTEN = [
  // 2025-03-12
  /(?<![\d-])(?<y>(?:19|20)\d\d)-(?<m>\d\d)-(?<d>\d\d)(?![\d-])/g,
  // 12/03/2025, 12.3.25, 12-03-2025: the day comes first in the UK.
  /(?<![\d./-])(?<d>\d{1,2})(?<s>[./-])(?<m>\d{1,2})\k<s>(?<y>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)/g,
  // 12 March 2025, 12th of Mar 2025, 12-Mar-2025
  new RegExp(
    `(?<![\\d.,/])(?<d>\\d{1,2})(?:st|nd|rd|th)?(?:\\s{1,3}of)?[\\s-]{0,3}(?<n>${MONTH}),?[\\s-]{0,3}(?<y>(?:19|20)\\d\\d)(?!\\d)`,
    'gi',
  ),
  // March 12, 2025
  new RegExp(
    `\\b(?<n>${MONTH})\\s{1,3}(?<d>\\d{1,2})(?:st|nd|rd|th)?,\\s{0,3}(?<y>(?:19|20)\\d\\d)(?!\\d)`,
    'gi',
  ),
];

export interface WrittenDate {
  day: Day;
  at: number;
  end: number;
}

/** The dates in a text, in the order in which they are written. A year of two digits is at most the given one. */
export function findDates(text: string, latest: Day): WrittenDate[] {
  return WRITTEN.flatMap((written) =>
    [...text.matchAll(written)].flatMap((match): WrittenDate[] => {
      const { y = '', m, d = '', n } = match.groups ?? {};
      const month = n === undefined ? Number(m) : MONTHS.indexOf(n.slice(0, 3).toLowerCase()) + 1;
      const day = dayFrom(fullYear(y, latest), month, Number(d));
      return day === undefined ? [] : [{ day, at: match.index, end: match.index + match[0].length }];
    }),
  ).sort((a, b) => a.at - b.at);
}

function fullYear(written: string, latest: Day): number {
  if (written.length === 4) return Number(written);
  const year = 2000 + Number(written);
  return year > Number(latest.slice(0, 4)) ? year - 100 : year;
}

const BIRTH_LABEL = /\b(?:date of birth|birth ?date|d\.? ?o\.? ?b\b\.?|born(?: on)?)[\s:()–-]{0,12}$/i;

/** Whether a date is introduced as a date of birth. */
export const isBirthDate = (text: string, { at }: WrittenDate): boolean =>
  BIRTH_LABEL.test(text.slice(Math.max(0, at - 40), at));

const ENTRY_LABEL =
  /^(?:(?:date|dated|seen|seen on|date seen|date of (?:letter|visit|appointment|consultation|entry)|clinic date|appointment|consultation|consulted on|visit|entry|mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[\s:,.–-]{1,4}){0,2}$/i;
const ENDS_IN_A_SENTENCE =
  /(?:,|\b(?:on|of|from|since|until|till|by|in|dated|before|after|to|the|and|between|for|at|due|was|is|next))$/i;

/**
 * Whether a date begins an entry of a record or dates a letter: it begins a line, or follows a label such as "Date:" that
 * does. A date in a sentence is history that an entry in the period may tell.
 */
export function datesAnEntry(text: string, { at, end }: WrittenDate): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  if (!ENTRY_LABEL.test(text.slice(lineStart, at).trimStart())) return false;
  const lineBefore = text.slice(Math.max(0, lineStart - 60), Math.max(0, lineStart - 1)).trimEnd();
  if (ENDS_IN_A_SENTENCE.test(lineBefore)) return false;
  return (
    !/^\s?[a-z]{2}/.test(text.slice(end, end + 3)) || /^\s{0,2}(?:at|am|pm)\b/.test(text.slice(end, end + 5))
  );
}

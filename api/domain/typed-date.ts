import { dayFrom } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';

/** A date as it was typed in three inputs. Any of them may be empty, or hold more than its part. */
export interface TypedDate {
  day: string;
  month: string;
  year: string;
}

/** The months in English and in Welsh, with the first letter as Welsh changes it after “o” (of). */
const MONTHS = [
  ['january', 'ionawr'],
  ['february', 'chwefror'],
  ['march', 'mawrth', 'fawrth'],
  ['april', 'ebrill'],
  ['may', 'mai', 'fai'],
  ['june', 'mehefin', 'fehefin'],
  ['july', 'gorffennaf', 'orffennaf'],
  ['august', 'awst'],
  ['september', 'medi', 'fedi'],
  ['october', 'hydref'],
  ['november', 'tachwedd', 'dachwedd'],
  ['december', 'rhagfyr', 'ragfyr'],
];

/** The number of a month from its name, or from at least three letters of it. 0 for any other word. */
export function monthOf(word: string): number {
  const typed = word.toLowerCase();
  return typed.length < 3 ? 0 : MONTHS.findIndex((names) => names.some((it) => it.startsWith(typed))) + 1;
}

const ORDINAL = /(?<=[\do])(?:st|nd|rd|th|af|ail|il|ydd|edd|fed|eg|ain)\b/giu;
const FILLER =
  /\b(?:the|of|o|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)\b/giu;
/** What may be between the parts of a date. */
const BETWEEN = /[\s/\\.,:'’-]+/u;

/**
 * Reads a date as people write it: “3/4/1985” or “3rd of April 1985” in one input, a month by its name, the letter O for
 * 0. The day comes before the month, as in the United Kingdom, unless the year is first. What cannot be read stays as
 * it was typed. A year may still have two digits.
 */
export function readTypedDate({ day, month, year }: TypedDate): TypedDate {
  const typed = [day, month, year].map(plain);
  const parts = typed.map((text) => text.split(BETWEEN).filter((part) => part !== ''));
  const all = parts.flat();
  const [only = ''] = all;
  const run = /^(\d\d)(\d\d)(\d\d|\d{4})$/.exec(only);
  const whole =
    all.length === 1 && run
      ? spread(run.slice(1))
      : parts.some((some) => some.length > 1) && parts.some((some) => some.length === 0)
        ? spread(all)
        : undefined;
  const [d = '', m = '', y = ''] = typed;
  return whole ?? { day: d, month: withNumber(m), year: yearIn(y) };
}

/** The parts of one text in their places. Undefined if it is not a date. */
function spread(parts: string[]): TypedDate | undefined {
  if (parts.length < 2 || parts.length > 3) return undefined;
  const named = parts.findIndex((part) => monthOf(part) > 0);
  const numbers = parts.filter((_, place) => place !== named);
  if (!numbers.every((part) => /^\d+$/.test(part))) return undefined;
  const [first = '', second = '', third = ''] = numbers;
  const yearIsFirst = first.length === 4;
  if (named < 0)
    return yearIsFirst
      ? { year: first, month: second, day: third }
      : { day: first, month: second, year: third };
  const month = String(monthOf(parts[named] ?? ''));
  return yearIsFirst ? { year: first, month, day: second } : { day: first, month, year: second };
}

/** A year in its own input, which may have a space inside, as in “19 85”. */
function yearIn(typed: string): string {
  const year = typed.replace(/^['’]/, '');
  return /^(?:\d\s*){4}$/.test(year) ? year.replace(/\s/g, '') : year;
}

function withNumber(month: string): string {
  const number = monthOf(month.replace(/\.$/, ''));
  return number > 0 ? String(number) : month;
}

/** Text without what nobody sees, ordinal endings, weekdays and “of”, and with digits for the letters taken for them. */
function plain(typed: string): string {
  return (
    typed
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(/\p{Nd}/gu, asciiDigit)
      .replace(/\p{Pd}/gu, '-')
      .replace(ORDINAL, '')
      .replace(FILLER, ' ')
      // “1March1985”: words get spaces around them. A run of O and l may be digits.
      .replace(/\p{L}{3,}/gu, (word) => (/^[OolI]+$/.test(word) ? word : ` ${word} `))
      .replace(/(?<!\p{L})[\dOolI]*\d[\dOolI]*(?!\p{L})/gu, (digits) =>
        digits.replace(/o/gi, '0').replace(/[lI]/g, '1'),
      )
      .replace(/^[\s,]+|[\s,./\\:]+$/g, '')
  );
}

/** The ASCII digit for a decimal digit of any script. In Unicode, the ten digits of a script follow each other. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

/**
 * The two years that a year of two digits may be, as “1905” and “2005”: the second only if it has begun. Undefined for
 * any other text.
 */
export function yearsOf(typed: string, today: Day): { early: string; late?: string } | undefined {
  if (!/^\d\d$/.test(typed)) return undefined;
  const late = `20${typed}`;
  return late <= today.slice(0, 4) ? { early: `19${typed}`, late } : { early: `19${typed}` };
}

/** The longest date that is read. */
const LONGEST = 50;

/**
 * The day in a text that somebody typed, in any way of writing a date. A year of two digits is the latest that has
 * begun. Undefined if the text is no day.
 */
export function dayTyped(typed: string, today: Day): Day | undefined {
  if (typed.length > LONGEST) return undefined;
  const { day, month, year } = readTypedDate({ day: typed, month: '', year: '' });
  const years = yearsOf(year, today);
  const whole = years?.late ?? years?.early ?? year;
  if (![day, month].every((part) => /^\d{1,2}$/.test(part)) || !/^\d{4}$/.test(whole)) return undefined;
  return dayFrom(Number(whole), Number(month), Number(day));
}

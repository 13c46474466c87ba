import { canonicalTelephone, findTelephones } from './telephones.ts';
import type { About } from './about.ts';
import { datesAnEntry, findDates, isBirthDate } from './dates.ts';
import type { WrittenDate } from './dates.ts';
import { findNhsNumbers } from './nhs-numbers.ts';
import type { Notes, Spot } from './notes.ts';

const EMAIL = /[\p{L}\d._%+'-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}/gu;
/** The email addresses in a text. */
export const findEmails = (text: string): string[] => text.match(EMAIL) ?? [];

const EARLIEST = '1900-01-01';

/** A page of text, or all the text of a file without pages. */
export interface PageText {
  page?: number | undefined;
  text: string;
}

/** Finds details that are not the person's, and entries outside the period asked for. */
export function findIdentifiers(
  pages: Iterable<PageText>,
  inside: readonly string[],
  about: About,
  notes: Notes,
): void {
  const isTheirs = theirs(about);
  for (const { page, text } of pages) {
    const spot: Spot = { inside, page };
    for (const { digits, at } of findNhsNumbers(text))
      if (!isTheirs.nhsNumber(digits, text, at)) notes.find('nhs-number', spot, inGroups(digits));
    for (const address of findEmails(text)) if (!isTheirs.email(address)) notes.find('email', spot, address);
    for (const { number, written } of findTelephones(text))
      if (!isTheirs.telephone(number)) notes.find('telephone', spot, written);
    const dates = findDates(text, about.askedOn).filter(({ day }) => day >= EARLIEST);
    for (const date of dates)
      if (isBirthDate(text, date) && !isTheirs.birthDate(date.day, text, date.at))
        notes.find('birth-date', spot, lineAt(text, date.at));
    const outside = dates.filter((date) => isOutside(date, text, about));
    if (outside[0]) notes.find('outside-period', spot, lineAt(text, outside[0].at));
  }
}

function isOutside(date: WrittenDate, text: string, { period, askedOn, birthDates }: About): boolean {
  if (period === undefined || date.day >= askedOn || birthDates.includes(date.day)) return false;
  const { from = EARLIEST, to = askedOn } = period;
  return (date.day < from || date.day > to) && !isBirthDate(text, date) && datesAnEntry(text, date);
}

/** What belongs to the person or the clinic. */
function theirs(about: About) {
  const emails = new Set([...about.emails, ...about.clinic.emails].map((address) => address.toLowerCase()));
  const domains = new Set(about.clinic.emails.map(domainOf).filter((domain) => !FREE_MAIL.has(domain)));
  const telephones = new Set([...about.telephones, ...about.clinic.telephones].map(canonicalTelephone));
  const nhsNumber = knownOrBesideName(
    about.nhsNumbers.map((typed) => typed.replace(/\D/g, '')),
    about,
  );
  const birthDate = knownOrBesideName(about.birthDates, about);
  return {
    email: (address: string) => emails.has(address.toLowerCase()) || domains.has(domainOf(address)),
    telephone: (number: string) => telephones.has(number),
    nhsNumber,
    birthDate,
  };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
const FREE_MAIL = new Set([
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.co.uk',
  'icloud.com',
  'btinternet.com',
]);

/**
 * Whether a value is the person's. A case that does not know it takes the first that is written beside their name as
 * theirs, and no other: letters show the patient's number at the top.
 */
function knownOrBesideName(known: readonly string[], { names }: About) {
  const values = new Set(known);
  const fullNames = names.map((name) => wordsOf(name)).filter((name) => name.length > 1);
  return (value: string, text: string, at: number): boolean => {
    if (values.has(value)) return true;
    if (values.size > 0) return false;
    const words = new Set(wordsOf(text.slice(Math.max(0, at - 150), at + 60)));
    if (!fullNames.some((name) => name.every((word) => words.has(word)))) return false;
    values.add(value);
    return true;
  };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];

const inGroups = (digits: string): string => `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;

function lineAt(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf('\n', at) + 1, at - 60);
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? undefined : end);
}

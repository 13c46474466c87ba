import { isEmailAddress } from '../../content/email-address.ts';
import { dayInLondon, dayFrom } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { monthOf } from '../domain/typed-date.ts';
import { decodeWords, readMimeMessage } from './read-mime.ts';

/** What a pasted email says about itself. Everything is shown to a person for checking. */
export interface PastedEmail {
  name: string | undefined;
  email: string | undefined;
  /** The day on which it was sent, in London if it gives a time zone, otherwise as it is written. */
  on: Day | undefined;
  subject: string | undefined;
  text: string;
}

/** Forwarded headers are looked for in so many lines; more are only text. */
const MOST_LINES = 500;

/** Header names by meaning, as Outlook, Gmail and Apple Mail write them above a forwarded message. */
const FIELDS: Record<string, 'from' | 'date' | 'subject' | 'other'> = {
  from: 'from',
  sent: 'date',
  date: 'date',
  subject: 'subject',
  to: 'other',
  cc: 'other',
  'reply-to': 'other',
  importance: 'other',
};

type Found = Partial<Record<'from' | 'date' | 'subject', string>>;

/**
 * Takes the sender, the day, the subject and the text out of an email that somebody pasted: a message that Outlook, Gmail
 * or Apple Mail forwarded, or the source of a message (.eml). A forwarded message inside another one is taken, because
 * the outer one is a colleague's. Never throws; what is not found is undefined.
 */
export function parsePastedEmail(pasted: string): PastedEmail {
  const source = pasted.replace(/\r\n?/g, '\n');
  const message = readMimeMessage(source);
  const forwarded = readForwarded(message?.text ?? source);
  if (forwarded) return described(forwarded.found, forwarded.text);
  if (!message) return described({}, source);
  const { from, date, subject } = message;
  return described(
    {
      ...(from === undefined ? {} : { from }),
      ...(date === undefined ? {} : { date }),
      ...(subject === undefined ? {} : { subject }),
    },
    message.text,
  );
}

function described({ from, date, subject }: Found, text: string): PastedEmail {
  return {
    ...senderIn(from ?? ''),
    on: date === undefined ? undefined : dayIn(date),
    subject: subject === undefined || subject === '' ? undefined : decodeWords(subject),
    text: text.trim(),
  };
}

/** The first block of forwarded headers, and the text after it. Apple Mail and others put “> ” before each line. */
function readForwarded(source: string): { found: Found; text: string } | undefined {
  const lines = source.split('\n');
  for (let at = 0; at < Math.min(lines.length, MOST_LINES); at++) {
    const quote = /^(?:> ?)*/.exec(lines[at] ?? '')?.[0] ?? '';
    if (fieldOf(lines[at] ?? '', quote)?.name !== 'from') continue;
    const block = readBlock(lines, at, quote);
    if (block) return block;
  }
  return undefined;
}

function readBlock(lines: string[], from: number, quote: string): { found: Found; text: string } | undefined {
  const found: Found = {};
  let at = from;
  let last: 'from' | 'date' | 'subject' | 'other' | undefined;
  for (; at < lines.length && at < from + 20; at++) {
    const line = lines[at] ?? '';
    const bare = unquoted(line, quote);
    if (bare.trim() === '') break;
    const field = fieldOf(line, quote);
    if (field) {
      last = field.name;
      if (last !== 'other') found[last] ??= field.value;
    } // Gmail wraps a long subject or list of people.
    else if (last !== undefined && last !== 'other')
      found[last] = `${found[last] ?? ''} ${bare.trim()}`.trim();
  }
  if (found.date === undefined && found.subject === undefined) return undefined;
  const text = lines.slice(at).map((line) => unquoted(line, quote));
  return { found, text: text.join('\n') };
}

const unquoted = (line: string, quote: string): string =>
  line.startsWith(quote)
    ? line.slice(quote.length)
    : line.startsWith(quote.trimEnd())
      ? line.slice(quote.trimEnd().length)
      : line;

function fieldOf(
  line: string,
  quote: string,
): { name: 'from' | 'date' | 'subject' | 'other'; value: string } | undefined {
  // Outlook and Gmail write the names in bold as *From:*.
  const [, name = '', value = ''] = /^\s*\*?([A-Za-z-]{2,12}):\*?\s*(.*)$/.exec(unquoted(line, quote)) ?? [];
  const known = FIELDS[name.toLowerCase()];
  return known && { name: known, value: value.trim() };
}

/** “Robin Sample <robin@patient.example>”, also as Outlook writes it: “Robin Sample [mailto:robin@patient.example]”. */
function senderIn(from: string): Pick<PastedEmail, 'name' | 'email'> {
  const text = decodeWords(from);
  const found = candidatesIn(text).find(({ address }) => isEmailAddress(address));
  const name = text
    .slice(0, found?.at)
    .replace(/mailto:/gi, '')
    .replace(/["<>[\]()*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(.*)'$/, '$1');
  const isName = /[\p{L}\p{N}]/u.test(name) && !isEmailAddress(name);
  return { name: isName ? name : undefined, email: found?.address };
}

/**
 * What may be the address, and where it begins. What is in angle brackets comes first, because a display name may be
 * another address. Each is taken whole: a part of “o'brien@patient.example” would be somebody else’s address.
 */
function candidatesIn(text: string): { address: string; at: number }[] {
  return [/<[^<>]*@[^<>]*/g, /[^\s<>[\](),;]+@[^\s<>[\](),;]+/g].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
      at: index,
      address: found
        .replace(/^</, '')
        .trim()
        .replace(/^mailto:/i, '')
        .replace(/^(['"*])(.*)\1$/, '$2')
        .replace(/\.$/, ''),
    })),
  );
}

/** The day of a written date. With a time zone it is the day in London, otherwise the day that is written. */
function dayIn(written: string): Day | undefined {
  const text = written.slice(0, 100);
  if (/(?:GMT|UTC|BST|[+-]\d{4}|Z)\b/.test(text)) {
    const zoned = text
      .replace(/\bat\b/, '')
      .replace(/\bBST\b/, '+0100')
      .replace(/\(.*$/, '')
      .trim();
    const moment = Date.parse(zoned);
    if (!Number.isNaN(moment)) return dayInLondon(moment);
  }
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const british = /(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})/.exec(text);
  if (british && monthOf(british[2] ?? '') > 0)
    return dayFrom(Number(british[3]), monthOf(british[2] ?? ''), Number(british[1]));
  const american = /([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})/.exec(text);
  if (american && monthOf(american[1] ?? '') > 0)
    return dayFrom(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2]));
  const numbers = /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  return numbers ? dayFrom(Number(numbers[3]), Number(numbers[2]), Number(numbers[1])) : undefined;
}

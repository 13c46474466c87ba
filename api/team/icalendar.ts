import type { Day, Moment } from '../base/calendar.ts';
import { addDays } from '../base/calendar.ts';

/** An event of a whole day in a calendar. */
export interface DayEvent {
  /** Known to calendar programs by this for ever, so that an event that moves is not shown twice. */
  uid: string;
  on: Day;
  summary: string;
  url: string;
  /** When it last changed. */
  changedAt: Moment;
}

/** How often calendar programs should ask again. */
const REFRESH = 'PT1H';

/** A calendar as iCalendar (RFC 5545), with whole-day events only, so that no time zone is needed. */
export function writeCalendar(name: string, events: readonly DayEvent[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Candour//Team calendar//EN',
    'CALSCALE:GREGORIAN',
    // RFC 7986. Most programs know the names with X- only.
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');
}

const eventLines = ({ uid, on, summary, url, changedAt }: DayEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(uid)}`,
  `DTSTAMP:${utc(changedAt)}`,
  `DTSTART;VALUE=DATE:${basic(on)}`,
  // The end is the day after the last one (RFC 5545, 3.6.1).
  `DTEND;VALUE=DATE:${basic(addDays(on, 1))}`,
  `SUMMARY:${escapeText(summary)}`,
  `URL:${url}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const basic = (day: Day): string => day.replaceAll('-', '');

/** "20261122T100000Z". */
const utc = (moment: Moment): string =>
  new Date(moment).toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');

/** Escapes a text (RFC 5545, 3.3.11). Control characters are not allowed in one. */
export const escapeText = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');

/** The most bytes in a line, without its end (RFC 5545, 3.1). */
const LONGEST = 75;

/** Folds a line after at most 75 bytes, and never inside a character. The next lines begin with a space. */
export function fold(line: string): string {
  const lines = [''];
  let bytes = 0;
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (bytes + more > LONGEST) {
      lines.push(' ');
      bytes = 1;
    }
    lines.push(`${lines.pop() ?? ''}${character}`);
    bytes += more;
  }
  return lines.join('\r\n');
}

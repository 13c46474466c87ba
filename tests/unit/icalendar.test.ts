import { expect, test } from 'vitest';
import { escapeText, fold, writeCalendar } from '../../api/team/icalendar.ts';

/** The calendar as RFC 5545 requires it: CRLF, lines of at most 75 bytes, escapes. */

const event = {
  uid: 'KT7243T2@privacy.clinic.example',
  on: '2026-12-31',
  summary: 'Answer due: Subject access request KT7243T2',
  url: 'https://privacy.clinic.example/team/cases/KT7243T2/',
  changedAt: Date.parse('2026-11-22T10:00:00.123Z'),
};

test('an event lasts the whole day, and ends with the next one, in another year too', () => {
  const lines = writeCalendar('Privacy requests', [event]).split('\r\n');
  expect(lines).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Candour//Team calendar//EN',
    'CALSCALE:GREGORIAN',
    'NAME:Privacy requests',
    'X-WR-CALNAME:Privacy requests',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    'BEGIN:VEVENT',
    'UID:KT7243T2@privacy.clinic.example',
    'DTSTAMP:20261122T100000Z',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:Answer due: Subject access request KT7243T2',
    'URL:https://privacy.clinic.example/team/cases/KT7243T2/',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('the day on which clocks change is one day', () => {
  for (const [on, next] of [
    ['2026-03-29', '20260330'],
    ['2026-10-25', '20261026'],
  ] as const)
    expect(writeCalendar('x', [{ ...event, on }])).toContain(`DTEND;VALUE=DATE:${next}\r\n`);
});

test('a calendar without events is a calendar', () => {
  expect(writeCalendar('x', [])).toMatch(/^BEGIN:VCALENDAR\r\n.*X-PUBLISHED-TTL:PT1H\r\nEND:VCALENDAR\r\n$/s);
});

test.each([
  ['a,b;c\\d', 'a\\,b\\;c\\\\d'],
  ['two\r\nlines\nand\rmore', 'two\\nlines\\nand\\nmore'],
  ['a bell \u0007 rings', 'a bell  rings'],
])('escapes %j', (text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
});

test('a summary cannot add a property of its own', () => {
  const text = writeCalendar('x', [{ ...event, summary: 'a\r\nATTENDEE:mailto:trap@trap.example' }]);
  expect(text.split('\r\n').filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
});

test('long lines are folded after at most 75 bytes, and unfold to what they were', () => {
  for (const line of ['x'.repeat(75), 'x'.repeat(76), 'é'.repeat(200), `a${'👩‍⚕️'.repeat(40)}`]) {
    const folded = fold(line).split('\r\n');
    expect(folded.every((part) => Buffer.byteLength(part) <= 75)).toBe(true);
    expect(folded.join('').isWellFormed()).toBe(true);
    expect(fold(line).replaceAll('\r\n ', '')).toBe(line);
  }
  expect(fold('x'.repeat(75))).not.toContain('\r\n');
  expect(fold('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
});

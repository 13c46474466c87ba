import { expect, test } from 'vitest';
import { writeDay, writeDayShort, writeMoment } from '../../api/base/calendar.ts';
import { listedUntil } from '../../api/domain/deadline/bank-holidays.ts';
import type { Nation } from '../../content/schema.ts';
import { shortWhyOf, whyOf } from '../support/deadline-facts.ts';

const explain = (received: string, nation: Nation = 'england') => whyOf(received, [], { nation });

test('explains a plain month in two sentences', () => {
  expect(explain('2026-11-22')).toEqual([
    'The request arrived on Sunday 22 November 2026. The time starts on that day, even when it is a weekend or a holiday.',
    'The law gives one month to answer. It ends on the same date of the next month: Tuesday 22 December 2026.',
  ]);
});

test('names a bank holiday', () => {
  expect(explain('2026-11-25').slice(1)).toEqual([
    'The law gives one month to answer. It ends on the same date of the next month: Friday 25 December 2026.',
    'That day is a bank holiday (Christmas Day), and Monday 28 December 2026 is another (Boxing Day, substitute day), so the time runs to the end of the next working day: Tuesday 29 December 2026.',
  ]);
});

test('names the day of a weekend, and the holiday after it', () => {
  expect(explain('2026-12-02', 'scotland').at(-1)).toBe(
    'That day is a Saturday, and Monday 4 January 2027 is a bank holiday (2nd January, substitute day), so the time runs to the end of the next working day: Tuesday 5 January 2027.',
  );
});

test('says that a month is too short', () => {
  expect(explain('2027-01-31').slice(1)).toEqual([
    'The law gives one month to answer. The next month has no 31, so it ends on its last day: Sunday 28 February 2027.',
    'That day is a Sunday, so the time runs to the end of the next working day: Monday 1 March 2027.',
  ]);
});

test('says which days were not counted after the end of the list', () => {
  expect(explain(listedUntil).at(-1)).toBe(
    'Bank holidays for that year are not announced yet, so only weekends are counted. If one moves the date, the answer is still meant for this day.',
  );
});

test('writes days and times as people in Britain write them', () => {
  expect(writeDay('2026-12-01')).toBe('Tuesday 1 December 2026');
  expect(writeDayShort('2026-12-01')).toBe('1 December 2026');
  expect(writeMoment(Date.parse('2026-07-14T23:30:00Z'))).toBe('15 July 2026 at 00:30');
});

test.each<[string, string, ...Parameters<typeof shortWhyOf>]>([
  ['the rule', 'The law gives one month to answer.', '2026-11-22'],
  [
    'an open question before anything else',
    'On Friday 4 December 2026 we asked what exactly is wanted. The time is paused until we have the answer, so the real date will be later than the one shown.',
    '2026-11-22',
    ['identity-requested 2026-11-23', 'identity-received 2026-11-25', 'clarification-requested 2026-12-04'],
  ],
  [
    'an extension',
    'On Thursday 10 December 2026 we said that we need longer, and why. The law then allows two more months.',
    '2026-11-30',
    ['extended 2026-12-10'],
  ],
  [
    'the acknowledgement of a complaint',
    'The law gives 30 days to confirm that we have a complaint.',
    '2026-11-20',
    [],
    { kind: 'complaint' },
  ],
  [
    'its outcome',
    'The law sets no day for the outcome.',
    '2026-11-20',
    ['acknowledged 2026-11-20'],
    { kind: 'complaint' },
  ],
  [
    'a copy after a death',
    'The Access to Health Records Act 1990 sets the time to answer.',
    '2026-11-22',
    [],
    { deceased: true },
  ],
  [
    'an opt-out',
    'Stopping marketing messages is your choice, and we must stop at once.',
    '2026-11-22',
    [],
    { kind: 'opt-out' },
  ],
])('gives the reason in one line: %s', (_, line, ...facts) => {
  expect(shortWhyOf(...facts)).toBe(line);
});

import { expect, test } from 'vitest';
import { whyOf } from '../support/deadline-facts.ts';

test('says that the time starts with proof that came later', () => {
  expect(whyOf('2026-11-22', ['identity-requested 2026-11-23', 'identity-received 2026-12-04'])).toEqual([
    'It arrived on Sunday 22 November 2026.',
    'We asked for proof of who is asking on Monday 23 November 2026 and had it on Friday 4 December 2026. The time cannot start before that day.',
    'The law gives one month to answer. It ends on the same date of the next month: Monday 4 January 2027.',
  ]);
});

test('says that awaited proof moves the date, and that proof asked for too late does not', () => {
  expect(whyOf('2026-11-22', ['authority-requested 2026-11-23'])[1]).toBe(
    'We asked for proof that the person asking may act for someone else on Monday 23 November 2026 and do not have it yet. The time starts when we have it, so the real date will be later than the one shown.',
  );
  expect(whyOf('2026-11-22', ['fee-requested 2026-12-23']).at(-1)).toBe(
    'We asked for the fee on Wednesday 23 December 2026, which was too late to change the date.',
  );
});

test('explains the days of a pause, with the other reading last', () => {
  expect(
    whyOf('2026-12-01', ['clarification-requested 2026-12-08', 'clarification-received 2026-12-14']).slice(1),
  ).toEqual([
    'The law gives one month to answer. It ends on the same date of the next month: Friday 1 January 2027.',
    'On Tuesday 8 December 2026 we asked what exactly is wanted, and had the answer on Monday 14 December 2026. The time was paused in between: 6 days.',
    'With 6 days added, the time ends on Thursday 7 January 2027.',
    'The law can also be read to leave out the day of our question, and then the time would end on Friday 8 January 2027. We keep to the earlier day.',
  ]);
});

test('writes one day in the singular, and calls an unanswered question open', () => {
  const day = ['clarification-requested 2026-12-08', 'clarification-received 2026-12-09'];
  expect(whyOf('2026-12-01', day).join(' ')).toContain('in between: 1 day. With 1 day added');
  expect(whyOf('2026-12-01', day.slice(0, 1))[2]).toMatch(/is paused until we have the answer/);
});

test('counts an extension from the start', () => {
  expect(whyOf('2026-11-30', ['extended 2026-12-10']).slice(2)).toEqual([
    'On Thursday 10 December 2026 we said that we need longer, and why. The law then allows two more months.',
    'Three months from the start end on Sunday 28 February 2027.',
    'That day is a Sunday, so the time runs to the end of the next working day: Monday 1 March 2027.',
  ]);
});

test('names both counts of a complaint, and then its outcome', () => {
  expect(whyOf('2026-11-20', [], { kind: 'complaint' }).slice(1)).toEqual([
    'The law gives 30 days to confirm that we have a complaint. The day it arrived is the first of them, so they end on Saturday 19 December 2026.',
    'The regulator counts from the day after and to a working day, which would be Monday 21 December 2026. We keep to the earlier day.',
  ]);
  expect(whyOf('2026-11-20', ['acknowledged 2026-11-20'], { kind: 'complaint' }).slice(1)).toEqual([
    'We confirmed on Friday 20 November 2026 that we have the complaint.',
    'The law sets no day for the outcome. It says “without undue delay”. We aim to tell you by Friday 18 December 2026.',
  ]);
});

test('names the law of the nation and its days for the records of someone who has died', () => {
  const why = (nation: 'scotland' | 'northern-ireland', events: string[] = []) =>
    whyOf('2026-11-22', events, { deceased: true, nation })[1];
  expect(why('northern-ireland')).toMatch(
    /^The Access to Health Records \(Northern Ireland\) Order 1993 gives 21 or 40 days, depending on when the record was made\. Until we have looked/,
  );
  expect(why('scotland')).toMatch(
    /^The Access to Health Records Act 1990 gives 40 days, or 21 days if the whole record, or the part asked for, was made in the 40 days before the request\./,
  );
  expect(why('scotland', ['records-older 2026-11-23'])).toBe(
    'The Access to Health Records Act 1990 gives 40 days, because something in the record, or in the part asked for, was made more than 40 days before the request. With the first day counted, they end on Thursday 31 December 2026.',
  );
  expect(why('scotland', ['records-recent 2026-11-23'])).toMatch(
    /gives 21 days, because the whole record, or the part asked for, was made in the 40 days before/,
  );
  for (const event of ['records-recent', 'records-older'])
    expect(why('northern-ireland', [`${event} 2026-11-23`])).toMatch(
      /gives (21|40) days for a record of this age/,
    );
});

test('says that marketing stops at once, and that the month is for telling the person', () => {
  expect(whyOf('2026-11-22', [], { kind: 'opt-out' }).slice(1)).toEqual([
    'Stopping marketing messages is your choice, and we must stop at once.',
    'The law gives us until Tuesday 22 December 2026 to tell you that we have stopped.',
  ]);
});

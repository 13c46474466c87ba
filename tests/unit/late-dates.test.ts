import { describe, expect, test } from 'vitest';
import { addDays, writeDay } from '../../api/base/calendar.ts';
import { dueDateWords } from '../../content/words/due-date.ts';
import { dueOf, factsOf, whyOn } from '../support/deadline-facts.ts';

/** How a date is worded on the day before it, on the day itself, and on the day after. */

type Facts = Parameters<typeof factsOf>;

const cases: [name: string, ...facts: Facts][] = [
  ['a copy', '2026-10-22'],
  ['a copy that rolls over a weekend', '2026-10-21', []],
  ['a copy that rolls over a holiday', '2026-11-25', []],
  ['a copy at the end of a long month', '2026-08-31', []],
  ['an extended copy', '2026-10-22', ['extended 2026-11-01']],
  [
    'a paused copy',
    '2026-10-22',
    ['clarification-requested 2026-10-25', 'clarification-received 2026-10-28'],
  ],
  ['another right', '2026-10-22', [], { kind: 'rights' }],
  ['a complaint to acknowledge', '2026-10-22', [], { kind: 'complaint' }],
  ['a complaint for its outcome', '2026-10-22', ['acknowledged 2026-10-22'], { kind: 'complaint' }],
  ['a complaint from before the law', '2026-06-01', [], { kind: 'complaint' }],
  ['records after a death', '2026-10-22', [], { deceased: true }],
  ['old records after a death', '2026-10-22', ['records-older 2026-10-23'], { deceased: true }],
];

/** Sentences that present a day as one that can still be met. */
const promises = (sentences: string[], day: string): string[] =>
  sentences
    .filter((it) => it.includes(writeDay(day)))
    .filter((it) => /\b(ends|end on|runs|aim|go by|keep to)\b/.test(it))
    .filter((it) => !it.includes(`${writeDay(day)}, which has passed`));

describe.each(cases)('%s', (_, ...facts) => {
  const { due } = dueOf(...facts);

  test('is promised on the day before and on the day itself', () => {
    for (const today of [addDays(due, -1), due]) {
      const about = whyOn(today, ...facts).filter((it) => it.includes(writeDay(due)));
      expect(about).not.toEqual([]);
      expect(about.join(' ')).not.toMatch(/\b(ended|ran|aimed|has passed)\b/);
    }
  });

  test('is not promised once it has passed', () => {
    const sentences = whyOn(addDays(due, 1), ...facts);
    expect(sentences.join(' ')).toContain(writeDay(due));
    expect(promises(sentences, due)).toEqual([]);
    // The same check finds the promise on the day itself.
    expect(promises(whyOn(due, ...facts), due)).not.toEqual([]);
  });
});

test('no past date is shown while something is awaited', () => {
  for (const [need, says] of [
    ['identity', dueDateWords.needAwaited],
    ['clarification', dueDateWords.pauseAwaited],
  ] as const) {
    const facts: Facts = ['2026-10-22', [`${need}-requested 2026-10-25`]];
    const sentences = whyOn('2027-01-22', ...facts);
    expect(sentences.at(-1)).toContain(says.slice(says.indexOf('The time')));
    expect(sentences.join(' ')).not.toMatch(/ends|ended|the one shown/);
  }
});

describe('an acknowledgement', () => {
  const why = (on: string, today = on) =>
    whyOn(today, '2026-10-20', [`acknowledged ${on}`], { kind: 'complaint' });

  test('is reported as sent if it went in time', () => {
    expect(why('2026-11-18')).toContain(
      'We confirmed on Wednesday 18 November 2026 that we have the complaint.',
    );
  });

  test('is reported as late with its due day if it went late', () => {
    const [, late, reading, outcome] = why('2026-11-26');
    expect(late).toBe(
      'We should have confirmed by Wednesday 18 November 2026 that we have the complaint. We confirmed it on Thursday 26 November 2026, which was late, and we are sorry.',
    );
    expect(reading).toBe(
      'The regulator counts from the day after and to a working day, which would be Thursday 19 November 2026.',
    );
    expect(outcome).toContain('We aimed to tell you by Tuesday 17 November 2026.');
  });

  test('is late from the day after the last day', () => {
    expect(why('2026-11-18').join(' ')).not.toContain('late');
    expect(why('2026-11-19').join(' ')).toContain('which was late');
  });
});

import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  grantedBy,
  parseChoice,
  rankedChoices,
  winningCounter,
} from '../../site/scripts/consent/choice-rule.ts';
import type { ChoiceCookie } from '../../site/scripts/consent/choice-rule.ts';
import { anyValue, choiceAt, DAMAGED, noAt, NOW, valueOf, yesAt } from '../support/choices.ts';

type Outcome = 'yes' | 'no' | 'none';
const outcome = (choice: ChoiceCookie | undefined): Outcome =>
  choice ? (grantedBy(choice).length > 0 ? 'yes' : 'no') : 'none';

test.each(DAMAGED)('ignores the damaged copy %#', (value) => {
  expect(parseChoice(value, NOW)).toBeUndefined();
  expect(outcome(rankedChoices([value, valueOf(noAt('2026-07-01T00:00:00Z'))], NOW)[0])).toBe('no');
  expect(outcome(rankedChoices([valueOf(yesAt('2026-07-01T09:00:00.000Z')), value], NOW)[0])).toBe('yes');
});

describe('of several copies, in any order', () => {
  test.each<[name: string, copies: ChoiceCookie[], holds: Outcome]>([
    ['no choice holds without a copy', [], 'none'],
    ['a single yes holds', [yesAt('2026-07-09T09:00:00.000Z')], 'yes'],
    ['a single no holds', [noAt('2026-07-09T09:00:00Z')], 'no'],
    ['a newer no holds', [yesAt('2026-07-08T09:00:00.000Z'), noAt('2026-07-09T00:00:00Z')], 'no'],
    ['a newer yes holds', [noAt('2026-07-08T00:00:00Z'), yesAt('2026-07-09T09:00:00.000Z')], 'yes'],
    [
      'a no holds over a yes of the same day',
      [noAt('2026-07-09T00:00:00Z'), yesAt('2026-07-09T23:59:59.999Z')],
      'no',
    ],
    [
      'a yes from the next midnight on holds',
      [noAt('2026-07-09T00:00:00Z'), yesAt('2026-07-10T00:00:00.000Z')],
      'yes',
    ],
    [
      'a no holds over a yes from the future',
      [noAt('2026-07-10T00:00:00Z'), yesAt('2027-01-01T09:00:00.000Z')],
      'no',
    ],
    ['a no from the future holds', [noAt('2027-01-01T00:00:00Z'), yesAt('2026-07-10T09:00:00.000Z')], 'no'],
    ['an expired no does not hold', [noAt('2025-12-01T00:00:00Z'), yesAt('2026-07-01T09:00:00.000Z')], 'yes'],
    ['an expired yes does not hold', [yesAt('2025-12-01T09:00:00.000Z')], 'none'],
    [
      'a no holds over several yeses of the same day',
      [
        yesAt('2026-07-09T08:00:00.000Z'),
        yesAt('2026-07-09T20:00:00.000Z'),
        noAt('2026-07-09T00:00:00Z'),
        yesAt('2026-07-01T08:00:00.000Z'),
      ],
      'no',
    ],
    [
      'a newer yes of another revision holds, so that the banner asks about that revision',
      [yesAt('2026-07-08T09:00:00.000Z'), yesAt('2026-07-09T09:00:00.000Z', { revision: 1 })],
      'yes',
    ],
  ])('%s', (_, copies, holds) => {
    const values = copies.map(valueOf);
    for (const order of [values, values.toReversed(), [...values.slice(1), ...values.slice(0, 1)]])
      expect(outcome(rankedChoices(order, NOW)[0])).toBe(holds);
  });

  test('the yes that allows less holds over another of the same moment', () => {
    const more = choiceAt('2026-07-09T09:00:00.000Z', ['google-analytics', 'opinion-box']);
    const less = yesAt('2026-07-09T09:00:00.000Z');
    for (const copies of [
      [more, less],
      [less, more],
    ])
      // prettier-ignore
      expect(rankedChoices(copies.map(valueOf), NOW)[0]).toEqual(less);
  });

  test('the result does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(anyValue(), { maxLength: 6 }), fc.infiniteStream(fc.nat()), (values, random) => {
        const shuffled = values
          .map((value) => ({ value, at: random.next().value as number }))
          .sort((one, other) => one.at - other.at)
          .map(({ value }) => value);
        expect(rankedChoices(shuffled, NOW)[0]).toEqual(rankedChoices(values, NOW)[0]);
      }),
    );
  });
});

test('reads thousands of copies, and decodes no value that is longer than a cookie can be', () => {
  const yes = valueOf(yesAt('2026-07-09T09:00:00.000Z'));
  const values = [...Array<string>(3000).fill(yes), ...Array<string>(50).fill('%7B'.repeat(1_000_000))];
  const decode = vi.spyOn(globalThis, 'decodeURIComponent');
  onTestFinished(() => {
    decode.mockRestore();
  });
  expect(outcome(rankedChoices([...values, valueOf(noAt('2026-07-09T00:00:00Z'))], NOW)[0])).toBe('no');
  expect(decode).toHaveBeenCalledTimes(3001);
  expect(Math.max(...decode.mock.calls.map(([value]) => value.length))).toBeLessThanOrEqual(4096);
});

test.each<[values: string[], word: 'on' | 'off' | undefined]>([
  [[], undefined],
  [['off'], 'off'],
  [['on'], 'on'],
  [['on', 'off'], 'off'],
  [['off', 'on', 'on'], 'off'],
  [['planted', 'on'], 'on'],
  [['', 'OFF', 'offoff'], undefined],
])('of the counter copies %j, %s holds', (values, word) => {
  expect(winningCounter(values)).toBe(word);
});

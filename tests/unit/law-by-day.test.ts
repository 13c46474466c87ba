import { describe, expect, test } from 'vitest';
import { dueDateWords } from '../../content/words/due-date.ts';
import { fill } from '../../content/words/fill.ts';
import { dueOf, whyOf } from '../support/deadline-facts.ts';

/** The law that applies depends on the day on which a request came. */

describe('a complaint', () => {
  const kind = { kind: 'complaint' } as const;

  test.each([
    ['2025-12-01', 'outcome'],
    ['2026-06-01', 'outcome'],
    ['2026-06-18', 'outcome'],
    ['2026-06-19', 'acknowledge'],
    ['2026-11-20', 'acknowledge'],
  ])('received on %s waits for its %s', (received, task) => {
    expect(dueOf(received, [], kind).task).toBe(task);
    const why = whyOf(received, [], kind).join(' ');
    expect(why.includes('The law gives 30 days')).toBe(task === 'acknowledge');
    expect(why.includes('This one came before then')).toBe(task === 'outcome');
  });

  test('from before the law is never reported as acknowledged late', () => {
    const why = whyOf('2026-06-18', ['acknowledged 2026-09-01'], kind).join(' ');
    expect(why).toContain('We confirmed on Tuesday 1 September 2026 that we have the complaint.');
    expect(why).not.toMatch(/late|regulator counts|without undue delay/);
  });
});

describe('a clarification', () => {
  const paused = (received: string, asked: string, answered: string): [string, string[]] => [
    received,
    [`clarification-requested ${asked}`, `clarification-received ${answered}`],
  ];

  test('is not said to pause the time under a law that came later', () => {
    const before = paused('2026-02-04', '2026-02-06', '2026-02-10');
    const beforeLaw = fill(dueDateWords.pauseBeforeLaw, { since: '5 February 2026' });
    expect(whyOf(...before)).toContain(beforeLaw);
    expect(dueOf(...before).later).toBeUndefined();
    const since = paused('2026-02-05', '2026-02-06', '2026-02-10');
    expect(whyOf(...since)).not.toContain(beforeLaw);
    expect(dueOf(...since).later).toBeDefined();
  });
});

import { describe, expect, test } from 'vitest';
import type { Nation } from '../../content/schema.ts';
import { dueOf } from '../support/deadline-facts.ts';

describe('a complaint', () => {
  const complaint = (on: string, events: string[] = [], nation: Nation = 'england') =>
    dueOf(on, events, { kind: 'complaint', nation });

  test('is acknowledged within 30 days of which the day of receipt is the first; the ICO’s later day stands beside', () => {
    const { task, due, later } = complaint('2026-11-20');
    expect([task, due, later]).toEqual(['acknowledge', '2026-12-19', '2026-12-21']);
  });

  test('by the ICO’s count passes over the nation’s holidays; the earlier day never moves', () => {
    const received = '2026-12-05';
    expect([complaint(received).due, complaint(received).later]).toEqual(['2027-01-03', '2027-01-04']);
    expect(complaint(received, [], 'scotland').later).toBe('2027-01-05');
  });

  test('once acknowledged waits for its outcome, for which the law has no day', () => {
    const { task, due, later } = complaint('2026-11-20', ['acknowledged 2026-11-20']);
    expect([task, due, later]).toEqual(['outcome', '2026-12-18', undefined]);
  });

  test('knows no extension and no proof that would move its start', () => {
    const events = ['extended 2026-11-21', 'identity-requested 2026-11-21', 'identity-received 2026-12-01'];
    expect(complaint('2026-11-20', events)).toEqual(complaint('2026-11-20'));
  });
});

describe('the records of someone who has died', () => {
  const deceased = (on: string, events: string[] = [], nation: Nation = 'england') =>
    dueOf(on, events, { nation, deceased: true });

  test('are due in 21 days until somebody has looked, 21 when the record is fresh, 40 when it is not', () => {
    expect(deceased('2026-11-22').due).toBe('2026-12-12');
    expect(deceased('2026-11-22', ['records-recent 2026-11-24']).due).toBe('2026-12-12');
    expect(deceased('2026-11-22', ['records-older 2026-11-24']).due).toBe('2026-12-31');
    expect(deceased('2026-11-22', ['records-older 2026-11-24']).target).toBe('2026-12-12');
  });

  test('are due on the day itself, weekend or not, with the later reading beside', () => {
    // 12 December 2026 is a Saturday.
    expect(deceased('2026-11-22').later).toBe('2026-12-14');
  });

  test.each([
    // Day 21 is a bank holiday, a Saturday, a Sunday; day 40 likewise.
    ['2026-12-05', '2026-12-25', '2027-01-13'],
    ['2026-11-15', '2026-12-05', '2026-12-24'],
    ['2026-11-16', '2026-12-06', '2026-12-25'],
    ['2027-02-10', '2027-03-02', '2027-03-21'],
  ])(
    'received on %s: 21 days begin with that day and end on %s, 40 on %s, whatever day that is',
    (on, recent, older) => {
      for (const nation of ['england', 'wales', 'scotland', 'northern-ireland'] as const) {
        expect(deceased(on, [`records-recent ${on}`], nation).due).toBe(recent);
        expect(deceased(on, [`records-older ${on}`], nation).due).toBe(older);
      }
    },
  );

  test('a second look counts, not the first', () => {
    expect(deceased('2026-11-22', ['records-older 2026-11-23', 'records-recent 2026-11-24']).due).toBe(
      '2026-12-12',
    );
  });

  test('proof moves the start when it was asked for within 14 days, and not later', () => {
    const asked = (on: string) =>
      deceased('2026-11-22', [`authority-requested ${on}`, 'authority-received 2026-12-10']);
    expect(asked('2026-12-05').due).toBe('2026-12-30');
    expect(asked('2026-12-06').due).toBe('2026-12-12');
  });

  test('know no fee, no extension and no clarification that stops the time', () => {
    const events = [
      'fee-requested 2026-11-23',
      'fee-received 2026-12-01',
      'extended 2026-12-01',
      'clarification-requested 2026-11-23',
      'clarification-received 2026-12-01',
    ];
    expect(deceased('2026-11-22', events)).toEqual(deceased('2026-11-22'));
  });

  test('go by the act of their nation', () => {
    expect(deceased('2026-11-22', [], 'northern-ireland').steps).toContainEqual({
      step: 'deceased',
      nation: 'northern-ireland',
      times: { short: 21, long: 40, recent: undefined, proof: 14 },
      raw: '2026-12-12',
    });
  });
});

test('marketing stops on the day on which the objection comes, a Sunday or not', () => {
  const { task, due, later, waiting } = dueOf('2026-11-22', [], { kind: 'opt-out' });
  expect([task, due, later, waiting]).toEqual(['stop', '2026-11-22', undefined, []]);
});

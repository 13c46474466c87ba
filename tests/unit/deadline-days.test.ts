import { describe, expect, test } from 'vitest';
import type { Nation } from '../../content/schema.ts';
import { dueOf } from '../support/deadline-facts.ts';

describe('a complaint', () => {
  const complaint = (on: string, events: string[] = [], nation: Nation = 'england') =>
    dueOf(on, events, { kind: 'complaint', nation });

  test('is acknowledged within 30 days that begin with the day of receipt; the ICO’s later day is shown as well', () => {
    const { task, due, later } = complaint('2026-11-20');
    expect([task, due, later]).toEqual(['acknowledge', '2026-12-19', '2026-12-21']);
  });

  test('has bank holidays of its nation in the ICO’s count only; the earlier day never moves', () => {
    const received = '2026-12-05';
    expect([complaint(received).due, complaint(received).later]).toEqual(['2027-01-03', '2027-01-04']);
    expect(complaint(received, [], 'scotland').later).toBe('2027-01-05');
  });

  test('waits for its outcome once acknowledged, for which the law sets no day', () => {
    const { task, due, later } = complaint('2026-11-20', ['acknowledged 2026-11-20']);
    expect([task, due, later]).toEqual(['outcome', '2026-12-18', undefined]);
  });

  test.each([
    // 28 days later is a Saturday, a Sunday, Boxing Day on a Saturday after Christmas Day, or a Monday.
    ['2026-11-21', 'england', '2026-12-18'],
    ['2026-11-22', 'england', '2026-12-18'],
    ['2026-11-28', 'england', '2026-12-24'],
    ['2026-11-23', 'england', '2026-12-21'],
    // St Andrew’s Day is a bank holiday in Scotland only.
    ['2026-11-02', 'england', '2026-11-30'],
    ['2026-11-02', 'scotland', '2026-11-27'],
  ] as const)('received on %s in %s has its outcome aimed at for a working day: %s', (on, nation, aim) => {
    const { due, target, steps } = complaint(on, [`acknowledged ${on}`], nation);
    expect([due, target, steps.at(-1)]).toEqual([aim, aim, { step: 'outcome', target: aim }]);
  });

  test('has no extension, and no proof moves its start', () => {
    const events = ['extended 2026-11-21', 'identity-requested 2026-11-21', 'identity-received 2026-12-01'];
    expect(complaint('2026-11-20', events)).toEqual(complaint('2026-11-20'));
  });
});

describe('the records of someone who has died', () => {
  const deceased = (on: string, events: string[] = [], nation: Nation = 'england') =>
    dueOf(on, events, { nation, deceased: true });

  test('are due in 21 days until the record is checked, in 21 if it is recent and in 40 if it is older', () => {
    expect(deceased('2026-11-22').due).toBe('2026-12-12');
    expect(deceased('2026-11-22', ['records-recent 2026-11-24']).due).toBe('2026-12-12');
    expect(deceased('2026-11-22', ['records-older 2026-11-24']).due).toBe('2026-12-31');
    expect(deceased('2026-11-22', ['records-older 2026-11-24']).target).toBe('2026-12-11');
  });

  test('are due on the last day itself, even at a weekend, with the later reading as well', () => {
    // 12 December 2026 is a Saturday.
    expect(deceased('2026-11-22').later).toBe('2026-12-14');
  });

  test.each([
    // Day 21 or day 40 is a bank holiday, a Saturday or a Sunday.
    ['2026-12-05', '2026-12-25', '2027-01-13'],
    ['2026-11-15', '2026-12-05', '2026-12-24'],
    ['2026-11-16', '2026-12-06', '2026-12-25'],
    ['2027-02-10', '2027-03-02', '2027-03-21'],
  ])(
    'received on %s are due on %s after 21 days and on %s after 40, counting that day, even at a weekend',
    (on, recent, older) => {
      for (const nation of ['england', 'wales', 'scotland', 'northern-ireland'] as const) {
        expect(deceased(on, [`records-recent ${on}`], nation).due).toBe(recent);
        expect(deceased(on, [`records-older ${on}`], nation).due).toBe(older);
      }
    },
  );

  test('are due by the latest check of the record', () => {
    expect(deceased('2026-11-22', ['records-older 2026-11-23', 'records-recent 2026-11-24']).due).toBe(
      '2026-12-12',
    );
  });

  test('are counted from the proof if it was asked for within 14 days, and not later', () => {
    const asked = (on: string) =>
      deceased('2026-11-22', [`authority-requested ${on}`, 'authority-received 2026-12-10']);
    expect(asked('2026-12-05').due).toBe('2026-12-30');
    expect(asked('2026-12-06').due).toBe('2026-12-12');
  });

  test('have no fee, no extension and no clarification that pauses the time', () => {
    const events = [
      'fee-requested 2026-11-23',
      'fee-received 2026-12-01',
      'extended 2026-12-01',
      'clarification-requested 2026-11-23',
      'clarification-received 2026-12-01',
    ];
    expect(deceased('2026-11-22', events)).toEqual(deceased('2026-11-22'));
  });

  test('follow the Act or Order of their nation', () => {
    expect(deceased('2026-11-22', [], 'northern-ireland').steps).toContainEqual({
      step: 'deceased',
      nation: 'northern-ireland',
      times: { short: 21, long: 40, recent: undefined, proof: 14 },
      raw: '2026-12-12',
    });
  });
});

test('marketing stops on the day of the objection, even on a Sunday', () => {
  const { task, due, later, waiting } = dueOf('2026-11-22', [], { kind: 'opt-out' });
  expect([task, due, later, waiting]).toEqual(['stop', '2026-11-22', undefined, []]);
});

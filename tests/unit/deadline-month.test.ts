import { describe, expect, test } from 'vitest';
import { dueOf } from '../support/deadline-facts.ts';

describe('the one extension', () => {
  test('runs three months from the start and not from the first due date', () => {
    const { due, target } = dueOf('2026-11-30', ['extended 2026-12-10']);
    expect([due, target]).toEqual(['2027-03-01', undefined]);
    // Its first due date is 29 December, because of Christmas: from there it would be 1 March.
    expect(dueOf('2026-11-25', ['extended 2026-12-10']).due).toBe('2027-02-25');
  });

  test('has a clamp of its own: 30 November and three months end on the last day of February', () => {
    expect(dueOf('2027-11-30', ['extended 2027-12-01']).due).toBe('2028-02-29');
  });

  test('counts when it was told on the last day and not on the day after', () => {
    expect(dueOf('2026-11-22').extendBy).toBe('2026-12-22');
    expect(dueOf('2026-11-22', ['extended 2026-12-22']).due).toBe('2027-02-22');
    expect(dueOf('2026-11-22', ['extended 2026-12-23']).due).toBe('2026-12-22');
  });

  test('comes once: a second changes nothing, and there is none left to take', () => {
    const once = dueOf('2026-11-22', ['extended 2026-12-10']);
    expect(once.extendBy).toBeUndefined();
    expect(dueOf('2026-11-22', ['extended 2026-12-10', 'extended 2026-12-11'])).toEqual(once);
  });

  test('serves the other rights as it serves access', () => {
    expect(dueOf('2026-11-30', ['extended 2026-12-10'], { kind: 'rights' }).due).toBe('2027-03-01');
  });
});

describe('a start that waits for what was lawfully asked', () => {
  test('identity: the month runs from the day it came, whatever the first date was', () => {
    const facts = ['identity-requested 2026-11-23', 'identity-received 2026-12-04'];
    expect(dueOf('2026-11-22', facts).due).toBe('2027-01-04');
    expect(dueOf('2026-11-22', facts).target).toBe('2027-01-01');
  });

  test.each(['identity', 'authority', 'fee'])('%s alone moves the start', (need) => {
    expect(dueOf('2026-11-22', [`${need}-requested 2026-11-23`, `${need}-received 2026-11-30`]).due).toBe(
      '2026-12-30',
    );
  });

  test('of several, the last that came decides, in whichever order they were asked', () => {
    const facts = [
      'identity-requested 2026-11-23',
      'authority-requested 2026-11-24',
      'fee-requested 2026-11-24',
      'authority-received 2026-12-07',
      'identity-received 2026-12-03',
      'fee-received 2026-11-25',
    ];
    expect(dueOf('2026-11-22', facts).due).toBe('2027-01-07');
  });

  test('while it has not come the date is the earliest that it can be, and says what it waits for', () => {
    const { due, waiting } = dueOf('2026-11-22', [
      'identity-requested 2026-11-25',
      'authority-requested 2026-11-26',
    ]);
    expect([due, waiting]).toEqual(['2026-12-29', ['identity', 'authority']]);
  });

  test('asked for on the last day it counts; asked for a day later it changes nothing', () => {
    const asked = (on: string) =>
      dueOf('2026-11-22', [`identity-requested ${on}`, 'identity-received 2027-01-11']);
    expect(asked('2026-12-22').due).toBe('2027-02-11');
    expect(asked('2026-12-23').due).toBe('2026-12-22');
    expect(asked('2026-12-23').waiting).toEqual([]);
  });

  test('an extension that was told while the clinic waited counts from the start that came later', () => {
    const facts = ['identity-requested 2026-11-23', 'extended 2027-01-15', 'identity-received 2027-02-01'];
    expect(dueOf('2026-11-22', facts).due).toBe('2027-05-04');
  });
});

describe('the clock that stands still', () => {
  const pause = ['clarification-requested 2026-12-08', 'clarification-received 2026-12-14'];

  test('shows the earlier of two readings, and the later beside it', () => {
    const { due, later, target } = dueOf('2026-12-01', pause);
    expect([due, later, target]).toEqual(['2027-01-07', '2027-01-08', '2027-01-04']);
  });

  test('shows one date where both readings roll to the same day', () => {
    // 4 January with 5 or 6 days more is a Saturday or a Sunday.
    const { due, later } = dueOf('2026-12-04', [
      'clarification-requested 2026-12-08',
      'clarification-received 2026-12-13',
    ]);
    expect([due, later]).toEqual(['2027-01-11', undefined]);
  });

  test('does so for access alone', () => {
    expect(dueOf('2026-12-01', pause, { kind: 'rights' }).due).toBe('2027-01-04');
    expect(dueOf('2026-12-01', pause, { kind: 'complaint' }).due).toBe('2026-12-30');
  });

  test('spans a due date: asked for on the last day, everything after it does not count', () => {
    const facts = ['clarification-requested 2026-12-22', 'clarification-received 2027-01-12'];
    expect(dueOf('2026-11-22', facts).due).toBe('2027-01-12');
    expect(dueOf('2026-11-22', ['clarification-requested 2026-12-23', facts[1] ?? '']).due).toBe(
      '2026-12-22',
    );
  });

  test('twice: both add up, and a question on the day of an answer counts that day once', () => {
    const apart = [...pause, 'clarification-requested 2026-12-16', 'clarification-received 2026-12-18'];
    expect([dueOf('2026-12-01', apart).due, dueOf('2026-12-01', apart).later]).toEqual([
      '2027-01-11',
      undefined,
    ]);
    const close = [...pause, 'clarification-requested 2026-12-14', 'clarification-received 2026-12-15'];
    expect([dueOf('2026-12-01', close).due, dueOf('2026-12-01', close).later]).toEqual([
      '2027-01-08',
      '2027-01-11',
    ]);
  });

  test('moves the last day for telling of an extension, and an extension after it counts', () => {
    expect(dueOf('2026-12-01', pause).extendBy).toBe('2027-01-07');
    expect(dueOf('2026-12-01', [...pause, 'extended 2027-01-07']).due).toBe('2027-03-08');
    expect(dueOf('2026-12-01', [...pause, 'extended 2027-01-08']).due).toBe('2027-01-07');
  });

  test('within an extension adds its days to the three months', () => {
    expect(
      dueOf('2026-12-01', [
        'extended 2026-12-10',
        'clarification-requested 2027-01-11',
        'clarification-received 2027-01-21',
      ]).due,
    ).toBe('2027-03-11');
  });

  test('before the start adds nothing, because there was no time to stop', () => {
    const facts = ['identity-requested 2026-12-02', 'identity-received 2026-12-16', ...pause];
    expect(dueOf('2026-12-01', facts).due).toBe('2027-01-18');
    // 16 January is a Saturday: without the identity it would have been Thursday 7 January.
    expect(dueOf('2026-12-01', facts).later).toBeUndefined();
  });

  test('answered on the same day adds nothing by the strict reading', () => {
    const facts = ['clarification-requested 2026-12-08', 'clarification-received 2026-12-08'];
    expect([dueOf('2026-11-24', facts).due, dueOf('2026-11-24', facts).later]).toEqual([
      '2026-12-24',
      '2026-12-29',
    ]);
  });

  test('while no answer came, the date is the earliest that it can be', () => {
    const { due, waiting } = dueOf('2026-12-01', ['clarification-requested 2026-12-08']);
    expect([due, waiting]).toEqual(['2027-01-04', ['clarification']]);
  });

  test('rolls once, at the end: the days are added to a date that no holiday has moved', () => {
    // 25 December and 2 days is a Sunday before the Boxing Day substitute. Rolled first and last, it would be the 31st.
    const facts = ['clarification-requested 2026-12-01', 'clarification-received 2026-12-03'];
    expect(dueOf('2026-11-25', facts).due).toBe('2026-12-29');
  });
});

test('what the clock does not know, and what comes without having been asked for, leaves the date alone', () => {
  const plain = dueOf('2026-11-22');
  expect(
    dueOf('2026-11-22', [
      'acknowledged 2026-11-23',
      'identity-received 2026-12-04',
      'other-requested 2026-12-04',
    ]),
  ).toEqual(plain);
});

import { describe, expect, test } from 'vitest';
import { dueOf } from '../support/deadline-facts.ts';

describe('the one extension', () => {
  test('runs three months from the start and not from the first due date', () => {
    const { due, target } = dueOf('2026-11-30', ['extended 2026-12-10']);
    expect([due, target]).toEqual(['2027-03-01', undefined]);
    // The first due date is 29 December, because of Christmas. Counted from there, the extension would end on
    // 1 March.
    expect(dueOf('2026-11-25', ['extended 2026-12-10']).due).toBe('2027-02-25');
  });

  test('ends on the last day of February if the start is 30 November', () => {
    expect(dueOf('2027-11-30', ['extended 2027-12-01']).due).toBe('2028-02-29');
  });

  test('counts if the person was told by the last day, and not on the day after', () => {
    expect(dueOf('2026-11-22').extendBy).toBe('2026-12-22');
    expect(dueOf('2026-11-22', ['extended 2026-12-22']).due).toBe('2027-02-22');
    expect(dueOf('2026-11-22', ['extended 2026-12-23']).due).toBe('2026-12-22');
  });

  test('can be used once: a second changes nothing', () => {
    const once = dueOf('2026-11-22', ['extended 2026-12-10']);
    expect(once.extendBy).toBeUndefined();
    expect(dueOf('2026-11-22', ['extended 2026-12-10', 'extended 2026-12-11'])).toEqual(once);
  });

  test('is the same for the other rights as for access', () => {
    expect(dueOf('2026-11-30', ['extended 2026-12-10'], { kind: 'rights' }).due).toBe('2027-03-01');
  });
});

describe('a start that waits for something lawfully asked for', () => {
  test('is the day on which proof of identity comes, whatever the first date was', () => {
    const facts = ['identity-requested 2026-11-23', 'identity-received 2026-12-04'];
    expect(dueOf('2026-11-22', facts).due).toBe('2027-01-04');
    // 28 days after it is New Year’s Day, a bank holiday.
    expect(dueOf('2026-11-22', facts).target).toBe('2026-12-31');
  });

  test.each(['identity', 'authority', 'fee'])('moves with %s by itself', (need) => {
    expect(dueOf('2026-11-22', [`${need}-requested 2026-11-23`, `${need}-received 2026-11-30`]).due).toBe(
      '2026-12-30',
    );
  });

  test('is the day on which the last of several comes, in whatever order they were asked for', () => {
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

  test('gives the earliest possible date while something is awaited, and names it', () => {
    const { due, waiting } = dueOf('2026-11-22', [
      'identity-requested 2026-11-25',
      'authority-requested 2026-11-26',
    ]);
    expect([due, waiting]).toEqual(['2026-12-29', ['identity', 'authority']]);
  });

  test('moves if proof is asked for on the last day, and not a day later', () => {
    const asked = (on: string) =>
      dueOf('2026-11-22', [`identity-requested ${on}`, 'identity-received 2027-01-11']);
    expect(asked('2026-12-22').due).toBe('2027-02-11');
    expect(asked('2026-12-23').due).toBe('2026-12-22');
    expect(asked('2026-12-23').waiting).toEqual([]);
  });

  test('moves an extension that was given during the wait', () => {
    const facts = ['identity-requested 2026-11-23', 'extended 2027-01-15', 'identity-received 2027-02-01'];
    expect(dueOf('2026-11-22', facts).due).toBe('2027-05-04');
  });
});

describe('a pause for clarification', () => {
  const pause = ['clarification-requested 2026-12-08', 'clarification-received 2026-12-14'];

  test('gives the earlier of two readings, and the later one as well', () => {
    const { due, later, target } = dueOf('2026-12-01', pause);
    expect([due, later, target]).toEqual(['2027-01-07', '2027-01-08', '2027-01-04']);
  });

  test('gives one date if both readings roll to the same day', () => {
    // 4 January plus 5 or 6 days is a Saturday or a Sunday.
    const { due, later } = dueOf('2026-12-04', [
      'clarification-requested 2026-12-08',
      'clarification-received 2026-12-13',
    ]);
    expect([due, later]).toEqual(['2027-01-11', undefined]);
  });

  test('applies to access only', () => {
    expect(dueOf('2026-12-01', pause, { kind: 'rights' }).due).toBe('2027-01-04');
    expect(dueOf('2026-12-01', pause, { kind: 'complaint' }).due).toBe('2026-12-30');
  });

  test('can begin on the due date, and not after it', () => {
    const facts = ['clarification-requested 2026-12-22', 'clarification-received 2027-01-12'];
    expect(dueOf('2026-11-22', facts).due).toBe('2027-01-12');
    expect(dueOf('2026-11-22', ['clarification-requested 2026-12-23', facts[1] ?? '']).due).toBe(
      '2026-12-22',
    );
  });

  test('is added to an earlier pause, and a day in both counts once', () => {
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

  test('moves the last day to give an extension', () => {
    expect(dueOf('2026-12-01', pause).extendBy).toBe('2027-01-07');
    expect(dueOf('2026-12-01', [...pause, 'extended 2027-01-07']).due).toBe('2027-03-08');
    expect(dueOf('2026-12-01', [...pause, 'extended 2027-01-08']).due).toBe('2027-01-07');
  });

  test('adds its days to the three months of an extension', () => {
    expect(
      dueOf('2026-12-01', [
        'extended 2026-12-10',
        'clarification-requested 2027-01-11',
        'clarification-received 2027-01-21',
      ]).due,
    ).toBe('2027-03-11');
  });

  test('adds nothing before the start, because no time was running', () => {
    const facts = ['identity-requested 2026-12-02', 'identity-received 2026-12-16', ...pause];
    expect(dueOf('2026-12-01', facts).due).toBe('2027-01-18');
    // 16 January is a Saturday. Without the request for identity it would be Thursday 7 January.
    expect(dueOf('2026-12-01', facts).later).toBeUndefined();
  });

  test('adds nothing by the strict reading if the answer comes on the same day', () => {
    const facts = ['clarification-requested 2026-12-08', 'clarification-received 2026-12-08'];
    expect([dueOf('2026-11-24', facts).due, dueOf('2026-11-24', facts).later]).toEqual([
      '2026-12-24',
      '2026-12-29',
    ]);
  });

  test('gives the earliest possible date until the answer comes', () => {
    const { due, waiting } = dueOf('2026-12-01', ['clarification-requested 2026-12-08']);
    expect([due, waiting]).toEqual(['2027-01-04', ['clarification']]);
  });

  test('rolls past weekends and holidays once, after its days are added', () => {
    // 25 December plus 2 days is a Sunday before the Boxing Day substitute. Rolled before and after, it would
    // be the 31st.
    const facts = ['clarification-requested 2026-12-01', 'clarification-received 2026-12-03'];
    expect(dueOf('2026-11-25', facts).due).toBe('2026-12-29');
  });
});

test('unknown events, and proof that nobody asked for, do not move the date', () => {
  const plain = dueOf('2026-11-22');
  expect(
    dueOf('2026-11-22', [
      'acknowledged 2026-11-23',
      'identity-received 2026-12-04',
      'other-requested 2026-12-04',
    ]),
  ).toEqual(plain);
});

import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../api/domain/case.ts';
import type { EventType } from '../../api/domain/events.ts';
import { isOwnProposal, lastSentBack, standingProposal } from '../../api/domain/refusal-proposal.ts';

const event = (what: EventType, more: Partial<CaseEvent> = {}): CaseEvent => ({
  what,
  on: '2026-11-22',
  at: 0,
  ...more,
});
const proposal = (reason: string): CaseEvent =>
  event('case.refusal-proposed', {
    by: 'A',
    reason,
    details: {
      refusal: { what: 'case.refused', ground: 'Ground', notified: false, email: 'a@clinic.example' },
    },
  });

describe('the proposal that waits for a second person', () => {
  test('is the last one, whatever else was noted since', () => {
    const events = [proposal('first'), proposal('second'), event('case.note'), event('case.searched')];
    expect(standingProposal({ events })).toMatchObject({ number: 1, by: 'A', reason: 'second' });
  });

  test.each<EventType>([
    'case.refusal-sent-back',
    'case.refusal-taken-back',
    'case.refused',
    'case.completed',
    'case.withdrawn',
    'case.reopened',
  ])('is none after %s', (what) => {
    expect(standingProposal({ events: [proposal('first'), event(what)] })).toBeUndefined();
  });

  test('does not come back when what ended it is voided', () => {
    const events = [proposal('first'), event('case.completed'), event('case.voided')];
    expect(standingProposal({ events })).toBeUndefined();
  });

  test('is none if its text cannot be read any more', () => {
    expect(standingProposal({ events: [event('case.refusal-proposed')] })).toBeUndefined();
  });
});

test('that a proposal was sent back is said until something else is proposed or recorded', () => {
  const back = event('case.refusal-sent-back', { reason: 'Why' });
  expect(lastSentBack({ events: [proposal('first'), back, event('case.note')] })).toBe(back);
  expect(lastSentBack({ events: [proposal('first'), back, proposal('second')] })).toBeUndefined();
  expect(lastSentBack({ events: [proposal('first'), back, event('case.completed')] })).toBeUndefined();
});

test.each([
  ['the same name and address', 'A', 'a@clinic.example', true],
  ['another name', 'B', 'a@clinic.example', true],
  ['another address', 'A', 'b@clinic.example', true],
  ['another person', 'B', 'b@clinic.example', false],
])('a proposal is one’s own with %s: %#', (_, by, email, expected) => {
  expect(isOwnProposal({ by: 'A', email: 'a@clinic.example' }, { by, email })).toBe(expected);
});

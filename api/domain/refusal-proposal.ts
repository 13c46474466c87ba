import type { Day } from '../base/calendar.ts';
import type { CaseEvent, StoredRequest } from './case.ts';
import type { ProposedRefusal } from './event-details.ts';
import { closing } from './events.ts';
import type { EventType } from './events.ts';

/** A refusal that waits for a second person. */
export interface RefusalProposal extends ProposedRefusal {
  /** The number of its event in the case, which names this proposal and no later one. */
  number: number;
  by: string;
  on: Day;
  /** The text that the person would read. */
  reason: string;
}

/** After one of these, an earlier proposal no longer waits for anybody. */
const ends: readonly EventType[] = [
  'case.refusal-proposed',
  'case.refusal-sent-back',
  'case.refusal-taken-back',
  'case.reopened',
  ...closing,
];

/** The refusal that waits for a second person. Undefined if none does: a changed one replaces the one before. */
export function standingProposal({ events }: Pick<StoredRequest, 'events'>): RefusalProposal | undefined {
  const number = events.findLastIndex(({ what }) => ends.includes(what));
  const { what, by = '', on, reason = '', details } = events[number] ?? {};
  if (what !== 'case.refusal-proposed' || on === undefined || !details?.refusal) return undefined;
  return { ...details.refusal, number, by, on, reason };
}

/** The event that sent a proposal back, while nothing else was proposed or recorded since. */
export function lastSentBack({ events }: Pick<StoredRequest, 'events'>): CaseEvent | undefined {
  const last = events.findLast(({ what }) => ends.includes(what));
  return last?.what === 'case.refusal-sent-back' ? last : undefined;
}

/** Whether a proposal is by this person, whatever their name or address has become in `team.yaml`. */
export const isOwnProposal = (
  proposal: Pick<RefusalProposal, 'by' | 'email'>,
  person: { by: string; email: string },
): boolean => proposal.by === person.by || proposal.email === person.email;

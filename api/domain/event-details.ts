import type { DeliveryRecord } from './delivery.ts';
import type { RefusalEvent } from './events.ts';
import type { RefusalGround } from './refusal-grounds.ts';

/** What was found where somebody looked for a person's information. */
export const searchResults = ['something', 'nothing', 'not-searched'] as const;
export type SearchResult = (typeof searchResults)[number];

/** That somebody looked in one place, or why nobody did. */
export interface Search {
  /** The name of the place, as in `team.yaml` at that time. */
  place: string;
  found: SearchResult;
  who: string;
  notes?: string;
}

/** What is checked before information is released, in the order of the page. */
export const releaseChecks = ['period', 'others', 'harm', 'hidden', 'recipient', 'searches'] as const;
export type ReleaseCheck = (typeof releaseChecks)[number];

export const checkStates = ['open', 'done', 'skipped'] as const;
export type CheckState = (typeof checkStates)[number];

/** That somebody ticked a check, skipped it, or took that back. */
export interface CheckMade {
  check: ReleaseCheck;
  state: CheckState;
  /** Why it was skipped, or which health professional decided about serious harm. */
  note?: string;
}

/** A refusal that somebody proposed. The text to the person is the `reason` of its event. */
export interface ProposedRefusal {
  what: RefusalEvent;
  /** The legal ground, for the team only. */
  ground: string;
  /** What it rests on, for the report. */
  grounds?: readonly RefusalGround[];
  notified: boolean;
  /** The canonical email address of the person who proposed it: a name in `team.yaml` may change. */
  email: string;
}

/** What an event holds besides a text. It is sealed with it. */
export interface EventDetails {
  searches?: Search[];
  checks?: CheckMade[];
  refusal?: ProposedRefusal;
  /** What a refusal rests on, for the report. */
  grounds?: readonly RefusalGround[];
  /** What was released, downloaded or destroyed, and how the code was told. */
  delivery?: DeliveryRecord;
  /** Who proposed the refusal to which the person who recorded it agreed. */
  proposedBy?: string;
  /** That a `case.voided` voids a bounce that the team recorded. Without it, a bounce is passed over. */
  voids?: 'bounce';
  /** In the event that begins the chain of an older case: the hash of each event before (`hashOfBefore`). */
  before?: string[];
  /** In the event that closes a case file: the SHA-256 of each of its parts, in their order. */
  parts?: string[];
}

import type { RequestKind } from '../../../content/forms/question.ts';
import type { Nation } from '../../../content/schema.ts';
import type { Day } from '../../base/calendar.ts';
import type { EventType } from '../events.ts';

/** The facts that determine a due date. Nothing else moves it, so it can be recalculated at any time. */
export interface DeadlineFacts {
  kind: RequestKind;
  /** Decides the bank holidays, and the Act that applies after a death. */
  nation: Nation;
  /** The day in London on which it reached the clinic, through any channel. */
  receivedOn: Day;
  /** Whether the records are of someone who has died: a different Act, with different periods. */
  deceased: boolean;
  /** The events since then. Events that do not affect the date are ignored. */
  events: readonly DeadlineEvent[];
}

export interface DeadlineEvent {
  what: EventType;
  /** The day on which it happened, in London. */
  on: Day;
}

/**
 * What a clinic may lawfully require before time starts to run (UK GDPR Art 12A; ICO: authority to act for another
 * person).
 */
export const needs = ['identity', 'authority', 'fee'] as const;
export type Need = (typeof needs)[number];

/** Something that the clinic asked for, and when it came, if it did. */
export interface Ask {
  asked: Day;
  received: Day | undefined;
}

/** One step in the calculation of a date. `content/words/due-date.ts` has the sentence for each. */
export type Step =
  | { step: 'received' | 'arrived'; on: Day }
  | { step: 'need'; need: Need; asked: Day; received: Day | undefined }
  | { step: 'late'; need: Need | 'clarification'; asked: Day }
  | { step: 'month' | 'extendedMonths'; raw: Day }
  | { step: 'monthEnd'; raw: Day; dayOfMonth: number }
  | { step: 'extended'; on: Day }
  | { step: 'pause'; asked: Day; received: Day | undefined; days: number }
  | { step: 'paused'; days: number; raw: Day }
  | { step: 'weekend'; from: Day; due: Day }
  | { step: 'bankHoliday'; from: Day; holiday: string; due: Day }
  | { step: 'pauseReading' | 'complaintReading' | 'deceasedReading'; later: Day }
  | { step: 'acknowledge'; raw: Day }
  | { step: 'acknowledged'; on: Day }
  | { step: 'acknowledgedLate'; due: Day; on: Day }
  | { step: 'outcome' | 'outcomeBeforeLaw'; target: Day }
  | { step: 'atOnce' | 'pauseBeforeLaw' }
  | { step: 'tellBy'; raw: Day }
  | { step: 'deceased' | 'deceasedRecent' | 'deceasedOlder'; nation: Nation; raw: Day }
  | { step: 'beyondList' };

/**
 * The task that the date is for. The law sets no date for the outcome of a complaint, so that one is the clinic's own
 * target.
 */
export type Task = 'answer' | 'acknowledge' | 'outcome' | 'stop';

export interface DueDate {
  task: Task;
  /** The last day for it. If the law can be read in two ways, the earlier day. */
  due: Day;
  /** The day on the other reading, if it differs. */
  later: Day | undefined;
  /** The target of 28 days that the ICO suggests. Undefined if the time was extended or is shorter. */
  target: Day | undefined;
  /** What the clinic asked for and has not received. While there is any, `due` is the earliest possible date. */
  waiting: (Need | 'clarification')[];
  /** The last day to tell the person about an extension. Undefined if no extension is possible. */
  extendBy: Day | undefined;
  steps: Step[];
}

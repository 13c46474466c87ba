import type { RequestKind } from '../../../content/forms/question.ts';
import type { Nation } from '../../../content/schema.ts';
import type { Day } from '../../base/calendar.ts';
import type { EventType } from '../events.ts';

/** What the law's clock counts with. Nothing else moves a date, so it can be counted again at any time. */
export interface DeadlineFacts {
  kind: RequestKind;
  /** Whose bank holidays count, and whose act where someone has died. */
  nation: Nation;
  /** The day on which it reached the clinic, in London, however it came. */
  receivedOn: Day;
  /** Whether the records are of someone who has died: another law, with another clock. */
  deceased: boolean;
  /** What happened since. Events that move no date are ignored. */
  events: readonly DeadlineEvent[];
}

export interface DeadlineEvent {
  what: EventType;
  /** The day on which it happened, in London. */
  on: Day;
}

/** What a clinic may lawfully ask for before the time starts (UK GDPR Art 12A; ICO: authority of who acts for another). */
export const needs = ['identity', 'authority', 'fee'] as const;
export type Need = (typeof needs)[number];

/** Something that was asked for, and when it came, if it did. */
export interface Ask {
  asked: Day;
  received: Day | undefined;
}

/** Days after a death: the two times, and how old a record may be to have the shorter; `undefined` if not confirmed. */
export interface TimesAfterDeath {
  short: number;
  long: number;
  recent: number | undefined;
  /** Days within which proof may be asked for to move the date. */
  proof: number;
}

/** A bank holiday between the end of the time and the next working day. */
export interface HolidayOn {
  on: Day;
  holiday: string;
}

/** One step on the way to a date; `content/words/due-date.ts` says each in words. */
export type Step =
  | { step: 'received' | 'arrived'; on: Day }
  | { step: 'need'; need: Need; asked: Day; received: Day | undefined }
  | { step: 'late'; need: Need | 'clarification'; asked: Day }
  | { step: 'month' | 'extendedMonths'; raw: Day }
  | { step: 'monthEnd'; raw: Day; dayOfMonth: number }
  | { step: 'extended'; on: Day }
  | { step: 'pause'; asked: Day; received: Day | undefined; days: number }
  | { step: 'paused'; days: number; raw: Day }
  | { step: 'weekend'; from: Day; next?: HolidayOn; due: Day }
  | { step: 'bankHoliday'; from: Day; holiday: string; next?: HolidayOn; due: Day }
  | { step: 'pauseReading' | 'complaintReading' | 'deceasedReading'; later: Day }
  | { step: 'acknowledge'; days: number; raw: Day }
  | { step: 'acknowledged'; on: Day }
  | { step: 'acknowledgedLate'; due: Day; on: Day }
  | { step: 'outcome'; target: Day }
  | { step: 'outcomeBeforeLaw'; since: Day; target: Day }
  | { step: 'atOnce' }
  | { step: 'pauseBeforeLaw'; since: Day }
  | { step: 'tellBy'; raw: Day }
  | {
      step: 'deceased' | 'deceasedRecent' | 'deceasedOlder';
      nation: Nation;
      times: TimesAfterDeath;
      raw: Day;
    }
  | { step: 'beyondList' };

/** What the date is for. The law sets none for a complaint's outcome: that one is the clinic's own aim. */
export type Task = 'answer' | 'acknowledge' | 'outcome' | 'stop';

export interface DueDate {
  task: Task;
  /** The last day for it. Where the law can be read in two ways, the earlier of the two. */
  due: Day;
  /** The day by the other reading, where it differs. */
  later: Day | undefined;
  /** The working day to aim at: within 28 days, which the ICO suggests. None where the time was extended or is shorter. */
  target: Day | undefined;
  /** What was asked for and has not come. While there is any, `due` is the earliest that the date can be. */
  waiting: (Need | 'clarification')[];
  /** The last day on which the person may be told of an extension; nothing where there is none to take. */
  extendBy: Day | undefined;
  steps: Step[];
}

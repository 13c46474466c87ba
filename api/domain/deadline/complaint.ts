import { lawSince } from '../../../content/law/law-on.ts';
import { addDays, compareDays } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import { inOrder } from './asks.ts';
import type { DeadlineEvent, DeadlineFacts, DueDate, Step } from './facts.ts';
import { daysToAcknowledge, targetDays } from './statutory-periods.ts';
import { aimFrom, nextWorkingDay, stepsBeyondList } from './working-day.ts';

/** What shows that the acknowledgement went: its record, or that the person clicked the button in it. */
const ACKNOWLEDGED = ['case.acknowledged', 'case.address-confirmed'];

/** The event by which a complaint was acknowledged, if it was. */
export const acknowledgedBy = (events: readonly DeadlineEvent[]): DeadlineEvent | undefined =>
  inOrder(events).find(({ what }) => ACKNOWLEDGED.includes(what));

/**
 * A complaint about how information was handled: acknowledged "within the period of 30 days beginning when the complaint
 * is received" (DPA 2018 s.164A(3)), so that the day of receipt is the first; the ICO counts from the next day and on to a working day, which is later. Once acknowledged, what is left is
 * the outcome. A complaint from before 19 June 2026 has no such 30 days.
 */
export function complaintDue(facts: DeadlineFacts): DueDate {
  const { receivedOn, nation, events } = facts;
  const acknowledged = acknowledgedBy(events);
  const arrived: Step = { step: 'arrived', on: receivedOn };
  const days = daysToAcknowledge(receivedOn, nation);
  if (days === undefined) {
    const steps: Step[] = acknowledged ? [arrived, { step: 'acknowledged', on: acknowledged.on }] : [arrived];
    const since = lawSince('complaints.acknowledgement-days', nation);
    return outcomeDue(facts, (target) => ({ step: 'outcomeBeforeLaw', since, target }), steps);
  }
  const due = addDays(receivedOn, days - 1);
  const later = nextWorkingDay(addDays(receivedOn, days), nation);
  if (!acknowledged)
    return {
      task: 'acknowledge',
      due,
      later,
      target: undefined,
      waiting: [],
      extendBy: undefined,
      steps: [
        arrived,
        { step: 'acknowledge', days, raw: due },
        { step: 'complaintReading', later },
        ...stepsBeyondList(later),
      ],
    };
  const { on } = acknowledged;
  return outcomeDue(
    facts,
    (target) => ({ step: 'outcome', target }),
    compareDays(on, due) > 0
      ? [arrived, { step: 'acknowledgedLate', due, on }, { step: 'complaintReading', later }]
      : [arrived, { step: 'acknowledged', on }],
  );
}

/** The law says "without undue delay" for the outcome and no day; the clinic aims at the same days as elsewhere. */
function outcomeDue(
  { receivedOn, nation }: DeadlineFacts,
  step: (target: Day) => Step,
  before: Step[],
): DueDate {
  const due = aimFrom(receivedOn, targetDays(receivedOn, nation), nation);
  return {
    task: 'outcome',
    due,
    later: undefined,
    target: due,
    waiting: [],
    extendBy: undefined,
    steps: [...before, step(due)],
  };
}

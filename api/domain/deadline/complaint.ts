import { addDays, compareDays } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import { inOrder } from './asks.ts';
import type { DeadlineEvent, DeadlineFacts, DueDate, Step } from './facts.ts';
import { ACKNOWLEDGE_DAYS, COMPLAINTS_LAW, TARGET_DAYS } from './statutory-periods.ts';
import { nextWorkingDay, stepsBeyondList } from './working-day.ts';

/** What shows that the acknowledgement went: its record, or that the person clicked the button in it. */
const ACKNOWLEDGED = ['case.acknowledged', 'case.address-confirmed'];

/** The event by which a complaint was acknowledged, if it was. */
export const acknowledgedBy = (events: readonly DeadlineEvent[]): DeadlineEvent | undefined =>
  inOrder(events).find(({ what }) => ACKNOWLEDGED.includes(what));

/**
 * A complaint about how information was handled (DPA 2018 s.164A): acknowledged within 30 days, the day of receipt being
 * the first; the ICO counts from the next day and on to a working day, which is later. Once acknowledged, what is left is
 * the outcome. A complaint from before 19 June 2026 has no such 30 days.
 */
export function complaintDue({ receivedOn, nation, events }: DeadlineFacts): DueDate {
  const acknowledged = acknowledgedBy(events);
  const arrived: Step = { step: 'arrived', on: receivedOn };
  if (compareDays(receivedOn, COMPLAINTS_LAW) < 0) {
    const steps: Step[] = acknowledged ? [arrived, { step: 'acknowledged', on: acknowledged.on }] : [arrived];
    return outcomeDue(receivedOn, 'outcomeBeforeLaw', steps);
  }
  const due = addDays(receivedOn, ACKNOWLEDGE_DAYS - 1);
  const later = nextWorkingDay(addDays(receivedOn, ACKNOWLEDGE_DAYS), nation);
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
        { step: 'acknowledge', raw: due },
        { step: 'complaintReading', later },
        ...stepsBeyondList(later),
      ],
    };
  const { on } = acknowledged;
  return outcomeDue(
    receivedOn,
    'outcome',
    compareDays(on, due) > 0
      ? [arrived, { step: 'acknowledgedLate', due, on }, { step: 'complaintReading', later }]
      : [arrived, { step: 'acknowledged', on }],
  );
}

/** The law says "without undue delay" for the outcome and no day; the clinic aims at the same days as elsewhere. */
function outcomeDue(receivedOn: Day, step: 'outcome' | 'outcomeBeforeLaw', before: Step[]): DueDate {
  const due = addDays(receivedOn, TARGET_DAYS);
  return {
    task: 'outcome',
    due,
    later: undefined,
    target: due,
    waiting: [],
    extendBy: undefined,
    steps: [...before, { step, target: due }],
  };
}

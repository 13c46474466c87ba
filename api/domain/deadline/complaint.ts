import { addDays, compareDays } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import { inOrder } from './asks.ts';
import type { DeadlineEvent, DeadlineFacts, DueDate, Step } from './facts.ts';
import { ACKNOWLEDGE_DAYS, COMPLAINTS_LAW, TARGET_DAYS } from './statutory-periods.ts';
import { nextWorkingDay, stepsBeyondList } from './working-day.ts';

/** Events that prove the acknowledgement: its own event, or the click on the button in it. */
const ACKNOWLEDGED = ['case.acknowledged', 'case.address-confirmed'];

/** The event that acknowledged a complaint. Undefined if there is none. */
export const acknowledgedBy = (events: readonly DeadlineEvent[]): DeadlineEvent | undefined =>
  inOrder(events).find(({ what }) => ACKNOWLEDGED.includes(what));

/**
 * The due date of a data protection complaint (DPA 2018 s.164A): acknowledge within 30 days, counting the day of
 * receipt. The ICO counts from the next day and moves to a working day, which is later. Once acknowledged, only the
 * outcome is left. Complaints from before 19 June 2026 do not have the 30 days.
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

/** For the outcome the law only says "without undue delay". The clinic uses the same target as elsewhere. */
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

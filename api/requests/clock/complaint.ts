import { addDays } from '../../calendar.ts';
import type { ClockFacts, DueDate } from './facts.ts';
import { inOrder } from './asks.ts';
import { nextWorkingDay, stepsBeyondList } from './working-day.ts';

/** DPA 2018 s.164A(3): "within the period of 30 days beginning when the complaint is received". */
const TO_ACKNOWLEDGE = 30;
/** The law says "without undue delay" for the outcome and no day; the clinic aims at the same 28 days as elsewhere. */
const TO_OUTCOME = 28;

/** What shows that the acknowledgement went: its record, or that the person pressed the button in it. */
const ACKNOWLEDGED = ['acknowledged', 'address confirmed'];

/**
 * A complaint about how information was handled (DPA 2018 s.164A, in force 19 June 2026): acknowledged within 30 days,
 * the day of receipt being the first; the ICO counts from the next day and on to a working day, which is later. Once
 * acknowledged, what is left is the outcome.
 */
export function complaintDue({ receivedOn, nation, events }: ClockFacts): DueDate {
  const acknowledged = inOrder(events).find(({ what }) => ACKNOWLEDGED.includes(what));
  const arrived = { step: 'arrived', on: receivedOn } as const;
  if (acknowledged) {
    const due = addDays(receivedOn, TO_OUTCOME);
    const steps = [
      arrived,
      { step: 'acknowledged', on: acknowledged.on } as const,
      { step: 'outcome', target: due } as const,
    ];
    return { task: 'outcome', due, later: undefined, target: due, waiting: [], extendBy: undefined, steps };
  }
  const due = addDays(receivedOn, TO_ACKNOWLEDGE - 1);
  const later = nextWorkingDay(addDays(receivedOn, TO_ACKNOWLEDGE), nation);
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
}

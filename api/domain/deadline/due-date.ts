import { addMonths } from '../../base/calendar.ts';
import { complaintDue } from './complaint.ts';
import { deceasedDue } from './deceased.ts';
import type { DeadlineFacts, DueDate } from './facts.ts';
import { monthDue } from './month.ts';
import { answerMonths } from './statutory-periods.ts';

/**
 * The date by which the clinic must act on a request, with every step of the calculation. It is recalculated whenever
 * it is needed, so that a bank holiday proclaimed later moves open cases too.
 */
export function dueDate(facts: DeadlineFacts): DueDate {
  switch (facts.kind) {
    case 'access':
      return facts.deceased ? deceasedDue(facts) : monthDue(facts);
    case 'rights':
      return monthDue(facts);
    case 'complaint':
      return complaintDue(facts);
    case 'opt-out':
      return stopDue(facts);
  }
}

/**
 * An objection to marketing is absolute (UK GDPR Art 21(3)), so marketing stops on the day of receipt. The month of Art
 * 12(3) only applies to telling the person.
 */
function stopDue({ receivedOn, nation }: DeadlineFacts): DueDate {
  return {
    task: 'stop',
    due: receivedOn,
    later: undefined,
    target: undefined,
    waiting: [],
    extendBy: undefined,
    steps: [
      { step: 'arrived', on: receivedOn },
      { step: 'atOnce' },
      { step: 'tellBy', raw: addMonths(receivedOn, answerMonths(receivedOn, nation).month) },
    ],
  };
}

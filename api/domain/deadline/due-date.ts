import { addMonths } from '../../base/calendar.ts';
import { complaintDue } from './complaint.ts';
import { deceasedDue } from './deceased.ts';
import type { DeadlineFacts, DueDate } from './facts.ts';
import { monthDue } from './month.ts';
import { ANSWER_MONTHS } from './statutory-periods.ts';

/**
 * The day by which the clinic must do what a request asks of it, and every step on the way there. Counted anew from
 * the facts whenever it is needed, so that a bank holiday that is proclaimed later moves open cases too.
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
 * Against marketing there is nothing to weigh and nothing to wait for (UK GDPR Art 21(3)): it stops on the day. The
 * month of Art 12(3) is left for saying so.
 */
function stopDue({ receivedOn }: DeadlineFacts): DueDate {
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
      { step: 'tellBy', raw: addMonths(receivedOn, ANSWER_MONTHS) },
    ],
  };
}

import type { Nation } from '../../content/schema.ts';
import { addDays, addMonths, compareDays, dayInLondon, dayOfMonth, dayOfWeek } from '../calendar.ts';
import type { Day, Moment } from '../calendar.ts';
import { bankHoliday, listedUntil } from './bank-holidays.ts';

/** One step on the way from receipt to due date; `content/words/due-date.ts` says each in words. */
export type Step =
  | { step: 'received'; on: Day }
  | { step: 'month'; raw: Day }
  | { step: 'monthEnd'; raw: Day; dayOfMonth: number }
  | { step: 'weekend'; from: Day; due: Day }
  | { step: 'bankHoliday'; from: Day; holiday: string; due: Day }
  | { step: 'beyondList' };

export interface DueDate {
  /** The last day on which the clinic may answer. */
  due: Day;
  /** The 28 days within which the ICO suggests that a controller should aim to answer. */
  target: Day;
  steps: Step[];
}

/**
 * The day by which a request must be answered: one calendar month from the day of receipt in London, which counts
 * even when it is no working day; the last day of the month where the date does not exist; then, once, on to the next
 * working day. UK GDPR Art 12(3), counted as the Information Commissioner counts it (guidance of 8 December 2025).
 *
 * @param receivedAt the moment at which the request reached the clinic, confirmed or not
 * @param nation whose bank holidays count
 */
export function dueDate(receivedAt: Moment, nation: Nation): DueDate {
  const received = dayInLondon(receivedAt);
  const raw = addMonths(received, 1);
  const due = nextWorkingDay(raw, nation);
  const clamped = dayOfMonth(raw) !== dayOfMonth(received);
  const steps: Step[] = [
    { step: 'received', on: received },
    clamped ? { step: 'monthEnd', raw, dayOfMonth: dayOfMonth(received) } : { step: 'month', raw },
  ];
  if (due !== raw) steps.push(whyRolled(raw, due, nation));
  if (compareDays(due, listedUntil) > 0) steps.push({ step: 'beyondList' });
  return { due, target: addDays(received, 28), steps };
}

function whyRolled(raw: Day, due: Day, nation: Nation): Step {
  const holiday = bankHoliday(raw, nation);
  return holiday ? { step: 'bankHoliday', from: raw, holiday, due } : { step: 'weekend', from: raw, due };
}

function nextWorkingDay(day: Day, nation: Nation): Day {
  const free = dayOfWeek(day) > 5 || bankHoliday(day, nation) !== undefined;
  return free ? nextWorkingDay(addDays(day, 1), nation) : day;
}

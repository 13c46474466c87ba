import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words.ts';
import { writeDay, writeWeekday } from '../calendar.ts';
import type { DueDate } from './due-date.ts';

/** The steps of a due date as sentences, in order, for the page, the mail and the team. */
export function explainDueDate(dueDate: DueDate, words: Words['dueDate']): string[] {
  return dueDate.steps.map((it) => {
    switch (it.step) {
      case 'received':
        return fill(words.received, { received: writeDay(it.on) });
      case 'month':
        return fill(words.month, { raw: writeDay(it.raw) });
      case 'monthEnd':
        return fill(words.monthEnd, { raw: writeDay(it.raw), dayOfMonth: String(it.dayOfMonth) });
      case 'weekend':
        return fill(words.weekend, { weekday: writeWeekday(it.from), due: writeDay(it.due) });
      case 'bankHoliday':
        return fill(words.bankHoliday, { holiday: it.holiday, due: writeDay(it.due) });
      case 'beyondList':
        return words.beyondList;
    }
  });
}

import { fill } from '../../../content/words/fill.ts';
import type { Words } from '../../../content/words.ts';
import { writeDay, writeWeekday } from '../../calendar.ts';
import type { DueDate, Step } from './facts.ts';

/** The steps of a due date as sentences, in order, for the page, the mail and the team. */
export function explainDueDate({ steps }: Pick<DueDate, 'steps'>, words: Words['dueDate']): string[] {
  return steps.map((step) => sentence(step, words));
}

function sentence(it: Step, words: Words['dueDate']): string {
  switch (it.step) {
    case 'received':
      return fill(words.received, { received: writeDay(it.on) });
    case 'arrived':
      return fill(words.arrived, { arrived: writeDay(it.on) });
    case 'need': {
      const values = { need: words.needs[it.need], asked: writeDay(it.asked) };
      return it.received === undefined
        ? fill(words.needOpen, values)
        : fill(words.needReceived, { ...values, received: writeDay(it.received) });
    }
    case 'late':
      return fill(words.late, { need: words.needs[it.need], asked: writeDay(it.asked) });
    case 'pause':
      return it.received === undefined
        ? fill(words.pauseOpen, { asked: writeDay(it.asked) })
        : fill(words.pause, {
            asked: writeDay(it.asked),
            received: writeDay(it.received),
            days: writeDays(it.days, words),
          });
    case 'paused':
      return fill(words.paused, { days: writeDays(it.days, words), raw: writeDay(it.raw) });
    case 'monthEnd':
      return fill(words.monthEnd, { raw: writeDay(it.raw), dayOfMonth: String(it.dayOfMonth) });
    case 'month':
    case 'extendedMonths':
    case 'acknowledge':
    case 'tellBy':
      return fill(words[it.step], { raw: writeDay(it.raw) });
    case 'extended':
    case 'acknowledged':
      return fill(words[it.step], { on: writeDay(it.on) });
    case 'outcome':
      return fill(words.outcome, { target: writeDay(it.target) });
    case 'weekend':
      return fill(words.weekend, { weekday: writeWeekday(it.from), due: writeDay(it.due) });
    case 'bankHoliday':
      return fill(words.bankHoliday, { holiday: it.holiday, due: writeDay(it.due) });
    case 'pauseReading':
    case 'complaintReading':
    case 'deceasedReading':
      return fill(words[it.step], { later: writeDay(it.later) });
    case 'deceased':
    case 'deceasedRecent':
    case 'deceasedOlder': {
      const say = it.nation === 'northern-ireland' ? words.northernIreland : words;
      return fill(say[it.step], { act: words.acts[it.nation], raw: writeDay(it.raw) });
    }
    case 'atOnce':
    case 'beyondList':
      return words[it.step];
  }
}

const writeDays = (days: number, words: Words['dueDate']): string =>
  days === 0 ? words.days.none : days === 1 ? words.days.one : fill(words.days.many, { days: String(days) });

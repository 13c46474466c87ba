import { fill, fillDays } from '../../../content/words/fill.ts';
import type { Words } from '../../../content/words/words.ts';
import { compareDays, writeDay, writeWeekday } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import type { DueDate, Step } from './facts.ts';

/** What the sentences are written with. */
interface Telling {
  words: Words['dueDate'];
  today: Day;
  /** Whether the date has passed while something is awaited, so that no date is shown. */
  awaited: boolean;
  /** Whether the date has passed. */
  passed: boolean;
  /** Whether the earlier of two readings was or can still be kept. */
  keepsEarlier: boolean;
}

/** Steps that stand on their own where no date is shown. */
const WITHOUT_DATE: Step['step'][] = ['received', 'arrived', 'need', 'late', 'pause', 'extended'];

/** The steps of a due date as sentences, in order, for the page, the mail and the team. None promises a day before `today`. */
export function explainDueDate(date: DueDate, words: Words['dueDate'], today: Day): string[] {
  const passed = isPast(date.due, today);
  const awaited = passed && date.waiting.length > 0;
  const keepsEarlier = !passed && !date.steps.some(({ step }) => step === 'acknowledgedLate');
  const telling = { words, today, passed, awaited, keepsEarlier };
  const steps = awaited ? date.steps.filter(({ step }) => WITHOUT_DATE.includes(step)) : date.steps;
  return steps.flatMap((step) => sentence(step, telling) ?? []);
}

/** A day as the team reads it in a sentence, with a word when it has passed. */
export const dayOrPassed = (day: Day, today: Day, words: Words['dueDate']): string =>
  isPast(day, today) ? fill(words.passed, { day: writeDay(day) }) : writeDay(day);

export const isPast = (day: Day, today: Day): boolean => compareDays(day, today) < 0;

function sentence(it: Step, { words, today, awaited, passed, keepsEarlier }: Telling): string | undefined {
  const tense = (day: Day) => (isPast(day, today) ? words.tense.past : words.tense.ahead);
  switch (it.step) {
    case 'received':
      return fill(words.received, { received: writeDay(it.on) });
    case 'arrived':
      return fill(words.arrived, { arrived: writeDay(it.on) });
    case 'need': {
      const values = { need: words.needs[it.need], asked: writeDay(it.asked) };
      return it.received === undefined
        ? fill(awaited ? words.needAwaited : words.needOpen, values)
        : fill(words.needReceived, { ...values, received: writeDay(it.received) });
    }
    case 'late':
      return fill(words.late, { need: words.needs[it.need], asked: writeDay(it.asked) });
    case 'pause':
      return it.received === undefined
        ? fill(awaited ? words.pauseAwaited : words.pauseOpen, { asked: writeDay(it.asked) })
        : fill(words.pause, {
            asked: writeDay(it.asked),
            received: writeDay(it.received),
            days: writeDays(it.days, words),
          });
    case 'paused':
      return fill(words.paused, {
        ...tense(it.raw),
        days: writeDays(it.days, words),
        raw: writeDay(it.raw),
      });
    case 'monthEnd':
      return fill(words.monthEnd, {
        ...tense(it.raw),
        raw: writeDay(it.raw),
        dayOfMonth: String(it.dayOfMonth),
      });
    case 'month':
    case 'extendedMonths':
    case 'acknowledge':
    case 'tellBy':
      return fill(words[it.step], { ...tense(it.raw), raw: writeDay(it.raw) });
    case 'extended':
    case 'acknowledged':
      return fill(words[it.step], { on: writeDay(it.on) });
    case 'acknowledgedLate':
      return fill(words.acknowledgedLate, { due: writeDay(it.due), on: writeDay(it.on) });
    case 'outcome':
    case 'outcomeBeforeLaw':
      return fill(words[it.step], { ...tense(it.target), target: writeDay(it.target) });
    case 'weekend':
      return fill(words.weekend, {
        ...tense(it.due),
        weekday: writeWeekday(it.from),
        due: writeDay(it.due),
      });
    case 'bankHoliday':
      return fill(words.bankHoliday, { ...tense(it.due), holiday: it.holiday, due: writeDay(it.due) });
    case 'pauseReading':
    case 'complaintReading': {
      const reading = fill(words[it.step], { later: writeDay(it.later) });
      return keepsEarlier ? `${reading} ${words.keepEarlier}` : reading;
    }
    case 'deceasedReading':
      return passed ? undefined : fill(words.deceasedReading, { later: writeDay(it.later) });
    case 'deceased':
    case 'deceasedRecent':
    case 'deceasedOlder': {
      const say = it.nation === 'northern-ireland' ? words.northernIreland : words;
      return fill(say[it.step], {
        act: words.acts[it.nation],
        raw: dayOrPassed(it.raw, today, words),
      });
    }
    case 'beyondList':
      return passed ? undefined : words.beyondList;
    case 'atOnce':
    case 'pauseBeforeLaw':
      return words[it.step];
  }
}

const writeDays = (days: number, words: Words['dueDate']): string =>
  days === 0 ? words.days.none : fillDays(words.days, days);

import { fill, fillDays } from '../../../content/words/fill.ts';
import type { Words } from '../../../content/words/words.ts';
import { compareDays, writeDay, writeDayShort, writeWeekday } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import type { DueDate, Step } from './facts.ts';

/** The context for all sentences of one explanation. */
interface SentenceContext {
  words: Words['dueDate'];
  today: Day;
  /** Whether the date has passed while the clinic waits for something. Then no date is shown. */
  awaited: boolean;
  /** Whether the date has passed. */
  passed: boolean;
  /** Whether the clinic kept, or can still keep, the earlier of the two readings. */
  keepsEarlier: boolean;
  /** Whether the time starts with what was asked for, so that it does not start on the day of receipt. */
  startsLater: boolean;
  /** Whether it is about the record of someone who has died. */
  afterDeath: boolean;
}

/** Steps that make sense when no date is shown. */
const WITHOUT_DATE: Step['step'][] = ['received', 'arrived', 'need', 'late', 'pause', 'extended'];

/**
 * The steps of a due date as sentences, in order, for the page, the mail and the team. No sentence promises a day
 * before `today`.
 */
export function explainDueDate(date: DueDate, words: Words['dueDate'], today: Day): string[] {
  const context = contextOf(date, words, today);
  const steps = context.awaited ? date.steps.filter(({ step }) => WITHOUT_DATE.includes(step)) : date.steps;
  return steps.flatMap((step) => sentence(step, context) ?? []);
}

/** Steps that move a date. Of these, the last one says most. */
const MOVES: Step['step'][] = ['need', 'late', 'pause', 'extended', 'acknowledgedLate'];

/** The reason of a due date in one line: the last step that moved it, or else the rule that it rests on. */
export function explainInShort(date: DueDate, words: Words['dueDate'], today: Day): string {
  const moved = date.steps.findLast(({ step }) => MOVES.includes(step));
  const context = contextOf(date, words, today);
  return (moved && sentence(moved, context)) ?? ruleOf(date, words);
}

function ruleOf({ task, steps }: DueDate, words: Words['dueDate']): string {
  const { short, acts } = words;
  if (task === 'stop') return words.atOnce;
  if (task === 'outcome') return short.outcome;
  for (const it of steps) {
    if (it.step === 'acknowledge') return fill(short.acknowledge, { days: String(it.days) });
    if ('nation' in it) return fill(short.deceased, { act: acts[it.nation] });
  }
  return short.month;
}

function contextOf(date: DueDate, words: Words['dueDate'], today: Day): SentenceContext {
  const passed = isPast(date.due, today);
  const awaited = passed && date.waiting.length > 0;
  const keepsEarlier = !passed && !date.steps.some(({ step }) => step === 'acknowledgedLate');
  const startsLater = date.steps.some(({ step }) => step === 'need');
  const afterDeath = date.steps.some((step) => 'nation' in step);
  return { words, today, passed, awaited, keepsEarlier, startsLater, afterDeath };
}

/** A day in words, marked if it has passed. */
export const dayOrPassed = (day: Day, today: Day, words: Words['dueDate']): string =>
  isPast(day, today) ? fill(words.passed, { day: writeDay(day) }) : writeDay(day);

export const isPast = (day: Day, today: Day): boolean => compareDays(day, today) < 0;

function sentence(
  it: Step,
  { words, today, awaited, passed, keepsEarlier, startsLater, afterDeath }: SentenceContext,
): string | undefined {
  const needOf = (need: keyof typeof words.needs) =>
    need === 'authority' && afterDeath ? words.authorityAfterDeath : words.needs[need];
  const tense = (day: Day) => (isPast(day, today) ? words.tense.past : words.tense.ahead);
  switch (it.step) {
    case 'received':
      return startsLater
        ? fill(words.arrived, { arrived: writeDay(it.on) })
        : fill(words.received, { received: writeDay(it.on) });
    case 'arrived':
      return fill(words.arrived, { arrived: writeDay(it.on) });
    case 'need': {
      const values = { need: needOf(it.need), asked: writeDay(it.asked) };
      return it.received === undefined
        ? fill(awaited ? words.needAwaited : words.needOpen, values)
        : fill(words.needReceived, { ...values, received: writeDay(it.received) });
    }
    case 'late':
      return fill(words.late, { need: needOf(it.need), asked: writeDay(it.asked) });
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
    case 'tellBy':
      return fill(words[it.step], { ...tense(it.raw), raw: writeDay(it.raw) });
    case 'acknowledge':
      return fill(words.acknowledge, { ...tense(it.raw), raw: writeDay(it.raw), days: String(it.days) });
    case 'extended':
    case 'acknowledged':
      return fill(words[it.step], { on: writeDay(it.on) });
    case 'acknowledgedLate':
      return fill(words.acknowledgedLate, { due: writeDay(it.due), on: writeDay(it.on) });
    case 'outcome':
      return fill(words.outcome, { ...tense(it.target), target: writeDay(it.target) });
    case 'outcomeBeforeLaw':
      return fill(words.outcomeBeforeLaw, {
        ...tense(it.target),
        since: writeDayShort(it.since),
        target: writeDay(it.target),
      });
    case 'weekend':
      return it.next
        ? fill(words.weekendAndHoliday, {
            ...tense(it.due),
            weekday: writeWeekday(it.from),
            next: writeDay(it.next.on),
            holiday: it.next.holiday,
            due: writeDay(it.due),
          })
        : fill(words.weekend, {
            ...tense(it.due),
            weekday: writeWeekday(it.from),
            due: writeDay(it.due),
          });
    case 'bankHoliday':
      return it.next
        ? fill(words.bankHolidays, {
            ...tense(it.due),
            holiday: it.holiday,
            next: writeDay(it.next.on),
            nextHoliday: it.next.holiday,
            due: writeDay(it.due),
          })
        : fill(words.bankHoliday, { ...tense(it.due), holiday: it.holiday, due: writeDay(it.due) });
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
        short: String(it.times.short),
        long: String(it.times.long),
        recent: String(it.times.recent ?? ''),
      });
    }
    case 'beyondList':
      return passed ? undefined : words.beyondList;
    case 'atOnce':
      return words.atOnce;
    case 'pauseBeforeLaw':
      return fill(words.pauseBeforeLaw, { since: writeDayShort(it.since) });
  }
}

const writeDays = (days: number, words: Words['dueDate']): string =>
  days === 0 ? words.days.none : fillDays(words.days, days);

import { addDays, addMonths, compareDays, dayOfMonth } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import { requirementEvent } from '../events.ts';
import { inOrder, latest, openAsk, pausedDays } from './asks.ts';
import { needs } from './facts.ts';
import type { Ask, DeadlineEvent, DeadlineFacts, DueDate, Need, Step } from './facts.ts';
import { ANSWER_MONTHS, ARTICLE_12A, EXTENDED_MONTHS, TARGET_DAYS } from './statutory-periods.ts';
import { nextWorkingDay, stepsBeyondList, stepsOfRoll } from './working-day.ts';

/** The events so far that affect the date. */
interface Progress {
  needs: (Ask & { need: Need })[];
  pauses: Ask[];
  extendedOn: Day | undefined;
  /** Asked after the time had run out, which has no effect on the date. */
  late: Extract<Step, { step: 'late' }>[];
}

/**
 * The due date after one calendar month, extended once by up to two months (UK GDPR Art 12(3), 12A), as the ICO counts
 * (guidance of 8 December 2025). The month runs from the day of receipt, or the day on which the last lawfully required
 * item came, to the same date, or to the last day of a shorter month. For access requests, the days that a
 * clarification took are added. Then the date moves to the next working day. An extension runs from the same start.
 */
export function monthDue(facts: DeadlineFacts): DueDate {
  const progress: Progress = { needs: [], pauses: [], extendedOn: undefined, late: [] };
  for (const event of inOrder(facts.events)) apply(progress, event, facts);
  const { start, raw, due, later, paused } = count(progress, facts);
  const waiting = [
    ...needs.filter((need) => openAsk(progress.needs.filter((ask) => ask.need === need))),
    ...(openAsk(progress.pauses) ? (['clarification'] as const) : []),
  ];
  return {
    task: 'answer',
    due,
    later: later === due ? undefined : later,
    target: progress.extendedOn === undefined ? addDays(start, TARGET_DAYS + paused) : undefined,
    waiting,
    extendBy: progress.extendedOn === undefined ? due : undefined,
    steps: [
      { step: 'received', on: facts.receivedOn },
      ...progress.needs.map((ask): Step => ({ step: 'need', ...ask })),
      ...stepsOfMonths(progress, start),
      ...stepsOfPauses(progress, start, raw),
      ...(progress.pauses.length > 0 && isBeforeArticle12A(facts.receivedOn)
        ? [{ step: 'pauseBeforeLaw' } as const]
        : []),
      ...progress.late,
      ...stepsOfRoll(raw, due, facts.nation),
      ...(later === due ? [] : [{ step: 'pauseReading', later } as const]),
      ...stepsBeyondList(due),
    ],
  };
}

/**
 * Applies one event. An event after the time has run out cannot restart it. While the clinic is waiting, it has not run
 * out.
 */
function apply(progress: Progress, { what, on }: DeadlineEvent, facts: DeadlineFacts): void {
  const inTime = () =>
    [...progress.needs, ...progress.pauses].some(({ received }) => received === undefined) ||
    compareDays(on, count(progress, facts).due) <= 0;
  if (what === 'case.extended' && progress.extendedOn === undefined && inTime()) progress.extendedOn = on;
  const about = requirementEvent(what);
  if (!about) return;
  const need = needs.find((it) => it === about.requirement);
  if (need === undefined && (about.requirement !== 'clarification' || facts.kind !== 'access')) return;
  const open = need ? openAsk(progress.needs.filter((ask) => ask.need === need)) : openAsk(progress.pauses);
  if (about.act === 'received') {
    if (open) open.received = on;
  } else if (!open) {
    const ask: Ask = { asked: on, received: undefined };
    if (!inTime()) progress.late.push({ step: 'late', need: need ?? 'clarification', asked: on });
    else if (need) progress.needs.push({ ...ask, need });
    else progress.pauses.push(ask);
  }
}

function count({ needs: asks, pauses, extendedOn }: Progress, { receivedOn, nation }: DeadlineFacts) {
  // An item cannot come before it was asked for, so until it comes that day is the earliest start.
  const start = latest(receivedOn, ...asks.map(({ asked, received }) => received ?? asked));
  const { cautious, literal } = pausedDays(pauses, start);
  const months = addMonths(start, extendedOn === undefined ? ANSWER_MONTHS : EXTENDED_MONTHS);
  const raw = addDays(months, cautious);
  // The literal reading is of Article 12A, which does not apply to earlier requests.
  const otherwise = isBeforeArticle12A(receivedOn) ? cautious : literal;
  const later = nextWorkingDay(addDays(months, otherwise), nation);
  return { start, raw, due: nextWorkingDay(raw, nation), later, paused: cautious };
}

function stepsOfMonths({ extendedOn }: Progress, start: Day): Step[] {
  const month = addMonths(start, ANSWER_MONTHS);
  const clamped = dayOfMonth(month) !== dayOfMonth(start);
  const first: Step = clamped
    ? { step: 'monthEnd', raw: month, dayOfMonth: dayOfMonth(start) }
    : { step: 'month', raw: month };
  if (extendedOn === undefined) return [first];
  return [
    first,
    { step: 'extended', on: extendedOn },
    { step: 'extendedMonths', raw: addMonths(start, EXTENDED_MONTHS) },
  ];
}

const isBeforeArticle12A = (receivedOn: Day): boolean => compareDays(receivedOn, ARTICLE_12A) < 0;

function stepsOfPauses({ pauses }: Progress, start: Day, raw: Day): Step[] {
  const steps = pauses.map((pause): Step => ({
    step: 'pause',
    ...pause,
    days: pausedDays([pause], start).cautious,
  }));
  const days = pausedDays(pauses, start).cautious;
  return days > 0 ? [...steps, { step: 'paused', days, raw }] : steps;
}

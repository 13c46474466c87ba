import { lawSince } from '../../../content/law/law-on.ts';
import { addDays, addMonths, compareDays, dayOfMonth } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import { requirementEvent } from '../events.ts';
import { inOrder, latest, openAsk, pausedDays } from './asks.ts';
import { needs } from './facts.ts';
import type { Ask, DeadlineEvent, DeadlineFacts, DueDate, Need, Step } from './facts.ts';
import { answerMonths, isUnderArticle12A, targetDays } from './statutory-periods.ts';
import type { AnswerMonths } from './statutory-periods.ts';
import { aimFrom, nextWorkingDay, stepsBeyondList, stepsOfRoll } from './working-day.ts';

/** What has counted so far. */
interface Course {
  needs: (Ask & { need: Need })[];
  pauses: Ask[];
  extendedOn: Day | undefined;
  /** Asked after the time had run out, which changes nothing. */
  late: Extract<Step, { step: 'late' }>[];
}

/**
 * One calendar month, and once up to two more (UK GDPR Art 12(3), 12A), counted as the ICO counts
 * (guidance of 8 December 2025): from the day of receipt, or the day on which the last thing came that was lawfully
 * asked for, to the same date; the last day of a month that has no such date; then the days that a question about what
 * is wanted took, for access alone; then once on to the next working day. An extension runs from the same start.
 */
export function monthDue(facts: DeadlineFacts): DueDate {
  const course: Course = { needs: [], pauses: [], extendedOn: undefined, late: [] };
  for (const event of inOrder(facts.events)) follow(course, event, facts);
  const { start, raw, due, later, paused } = count(course, facts);
  const waiting = [
    ...needs.filter((need) => openAsk(course.needs.filter((ask) => ask.need === need))),
    ...(openAsk(course.pauses) ? (['clarification'] as const) : []),
  ];
  return {
    task: 'answer',
    due,
    later: later === due ? undefined : later,
    target:
      course.extendedOn === undefined
        ? aimFrom(start, targetDays(facts.receivedOn, facts.nation) + paused, facts.nation)
        : undefined,
    waiting,
    extendBy: course.extendedOn === undefined ? due : undefined,
    steps: [
      { step: 'received', on: facts.receivedOn },
      ...course.needs.map((ask): Step => ({ step: 'need', ...ask })),
      ...stepsOfMonths(course, start, answerMonths(facts.receivedOn, facts.nation)),
      ...stepsOfPauses(course, start, raw),
      ...(course.pauses.length > 0 && !isUnderArticle12A(facts.receivedOn, facts.nation)
        ? [{ step: 'pauseBeforeLaw', since: lawSince('requests.article-12a', facts.nation) } as const]
        : []),
      ...course.late,
      ...stepsOfRoll(raw, due, facts.nation),
      ...(later === due ? [] : [{ step: 'pauseReading', later } as const]),
      ...stepsBeyondList(due),
    ],
  };
}

/** Takes in one event. An event after the last day cannot move it. While the clinic waits for an answer, the time does not run out. */
function follow(course: Course, { what, on }: DeadlineEvent, facts: DeadlineFacts): void {
  const inTime = () =>
    [...course.needs, ...course.pauses].some(({ received }) => received === undefined) ||
    compareDays(on, count(course, facts).due) <= 0;
  if (what === 'case.extended' && course.extendedOn === undefined && inTime()) course.extendedOn = on;
  const about = requirementEvent(what);
  if (!about) return;
  const need = needs.find((it) => it === about.requirement);
  if (need === undefined && (about.requirement !== 'clarification' || facts.kind !== 'access')) return;
  const open = need ? openAsk(course.needs.filter((ask) => ask.need === need)) : openAsk(course.pauses);
  if (about.act === 'received') {
    if (open) open.received = on;
  } else if (!open) {
    const ask: Ask = { asked: on, received: undefined };
    if (!inTime()) course.late.push({ step: 'late', need: need ?? 'clarification', asked: on });
    else if (need) course.needs.push({ ...ask, need });
    else course.pauses.push(ask);
  }
}

function count({ needs: asks, pauses, extendedOn }: Course, facts: DeadlineFacts) {
  const { receivedOn, nation } = facts;
  // What has not come cannot have come before it was asked for: until it comes, that is the earliest start.
  const start = latest(receivedOn, ...asks.map(({ asked, received }) => received ?? asked));
  const { cautious, literal } = pausedDays(pauses, start);
  const { month, extended } = answerMonths(facts.receivedOn, facts.nation);
  const months = addMonths(start, extendedOn === undefined ? month : extended);
  const raw = addDays(months, cautious);
  // The other reading is one of Article 12A, which does not reach earlier requests.
  const otherwise = isUnderArticle12A(receivedOn, nation) ? literal : cautious;
  const later = nextWorkingDay(addDays(months, otherwise), nation);
  return { start, raw, due: nextWorkingDay(raw, nation), later, paused: cautious };
}

function stepsOfMonths({ extendedOn }: Course, start: Day, months: AnswerMonths): Step[] {
  const month = addMonths(start, months.month);
  const clamped = dayOfMonth(month) !== dayOfMonth(start);
  const first: Step = clamped
    ? { step: 'monthEnd', raw: month, dayOfMonth: dayOfMonth(start) }
    : { step: 'month', raw: month };
  if (extendedOn === undefined) return [first];
  return [
    first,
    { step: 'extended', on: extendedOn },
    { step: 'extendedMonths', raw: addMonths(start, months.extended) },
  ];
}

function stepsOfPauses({ pauses }: Course, start: Day, raw: Day): Step[] {
  const steps = pauses.map((pause): Step => ({
    step: 'pause',
    ...pause,
    days: pausedDays([pause], start).cautious,
  }));
  const days = pausedDays(pauses, start).cautious;
  return days > 0 ? [...steps, { step: 'paused', days, raw }] : steps;
}

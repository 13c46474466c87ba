import { requesterIn } from '../../content/forms/who-asks.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { addDays, addMonths, compareDays, writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { acknowledgedBy } from '../domain/deadline/complaint.ts';
import { dayOrPassed, isPast } from '../domain/deadline/explain.ts';
import type { DueDate } from '../domain/deadline/facts.ts';
import { ARTICLE_12A } from '../domain/deadline/in-force.ts';
import { dueOf, dueOnceAcknowledged } from '../domain/deadline/due-of.ts';
import type { StoredRequest } from '../domain/case.ts';

/** Within which a proof that is asked for still moves the date after a death, the day of receipt being the first. */
const DAYS_TO_ASK = 14;

/** What the steps are written with. */
interface Writing {
  steps: Words['team']['steps'];
  request: StoredRequest;
  today: Day;
  /** Writes a day, with a word where it has passed. */
  write: (day: Day) => string;
}

/** How long each step of answering may take, with its day. */
export function timetable({ team: { steps }, dueDate }: Words, request: StoredRequest, today: Day): string[] {
  const write = (day: Day) => dayOrPassed(day, today, dueDate);
  return [...daysOf({ steps, request, today, write }), fill(steps.record, { reference: request.reference })];
}

function daysOf(writing: Writing): string[] {
  const { steps, request, write } = writing;
  const date = dueOf(request);
  switch (date.task) {
    case 'stop':
      return [fill(steps.stop, { month: write(addMonths(request.receivedOn, 1)) })];
    case 'acknowledge':
      return [fill(steps.acknowledge, { due: write(date.due) }), outcomeStep(writing)];
    case 'outcome':
      return [acknowledgementStep(writing, date), fill(steps.outcome, { target: write(date.due) })];
    case 'answer':
      return answerSteps(writing, date);
  }
}

function acknowledgementStep({ steps, request }: Writing, date: DueDate): string {
  const late = date.steps.find((it) => it.step === 'acknowledgedLate');
  if (late) return fill(steps.acknowledgedLate, { due: writeDay(late.due), on: writeDay(late.on) });
  return acknowledgedBy(request.events) ? steps.acknowledged : steps.acknowledgeBeforeLaw;
}

function answerSteps(writing: Writing, date: DueDate): string[] {
  const { steps, request, today, write } = writing;
  const passed = date.waiting.length === 0 && isPast(date.due, today);
  const aim = date.target === undefined ? [] : [fill(steps.aim, { target: write(date.target) })];
  const latest = [...aim, fill(steps.due, { due: write(date.due) })];
  if (requesterIn(request.answers) === 'deceased') return [proofAfterDeath(writing), ...latest];
  if (passed) return [steps.proofLate, ...latest];
  const question =
    compareDays(request.receivedOn, ARTICLE_12A) < 0 ? steps.questionBeforeLaw : steps.question;
  return [
    steps.proof,
    ...(request.kind === 'access' ? [question] : []),
    ...latest,
    ...extensionStep(writing, date),
  ];
}

function proofAfterDeath({ steps, request, today }: Writing): string {
  const askBy = addDays(request.receivedOn, DAYS_TO_ASK - 1);
  const say = isPast(askBy, today) ? steps.proofAfterDeathLate : steps.proofAfterDeath;
  return fill(say, { askBy: writeDay(askBy) });
}

function extensionStep({ steps, request }: Writing, { extendBy }: DueDate): string[] {
  if (extendBy === undefined) return [];
  const extension = { what: 'case.extended' as const, on: request.receivedOn, at: request.receivedAt };
  const extended = dueOf({ ...request, events: [...request.events, extension] }).due;
  return [fill(steps.extend, { extendBy: writeDay(extendBy), extended: writeDay(extended) })];
}

/** When the outcome of a complaint is aimed at that is not acknowledged yet. */
function outcomeStep({ steps, request, write }: Writing): string {
  const { due } = dueOnceAcknowledged(request, request.receivedOn);
  return fill(steps.outcome, { target: write(due) });
}

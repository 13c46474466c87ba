import { lawSince } from '../../content/law/law-on.ts';
import type { LawId } from '../../content/law/law-on.ts';
import { requesterIn } from '../../content/forms/who-asks.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { addMonths, writeDay, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { acknowledgedBy } from '../domain/deadline/complaint.ts';
import { dayOrPassed, isPast } from '../domain/deadline/explain.ts';
import type { DueDate } from '../domain/deadline/facts.ts';
import { lastDayToAsk } from '../domain/deadline/deceased.ts';
import { isUnderArticle12A } from '../domain/deadline/in-force.ts';
import { dueOf, dueOnceAcknowledged } from '../domain/deadline/due-of.ts';
import type { StoredRequest } from '../domain/case.ts';

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
  return acknowledgedBy(request.events)
    ? steps.acknowledged
    : fill(steps.acknowledgeBeforeLaw, sinceOf('complaints.acknowledgement-days', request));
}

function answerSteps(writing: Writing, date: DueDate): string[] {
  const { steps, request, today, write } = writing;
  const passed = date.waiting.length === 0 && isPast(date.due, today);
  const aim = date.target === undefined ? [] : [fill(steps.aim, { target: write(date.target) })];
  const latest = [...aim, fill(steps.due, { due: write(date.due) })];
  if (requesterIn(request.answers) === 'deceased') return [proofAfterDeath(writing), ...latest];
  if (passed) return [steps.proofLate, ...latest];
  const question = isUnderArticle12A(request.receivedOn, request.nation)
    ? steps.question
    : fill(steps.questionBeforeLaw, sinceOf('requests.article-12a', request));
  return [
    steps.proof,
    ...(request.kind === 'access' ? [question] : []),
    ...latest,
    ...extensionStep(writing, date),
  ];
}

/** The day on which a law began, in words. */
const sinceOf = (id: LawId, { nation }: StoredRequest) => ({ since: writeDayShort(lawSince(id, nation)) });

function proofAfterDeath({ steps, request, today }: Writing): string {
  const askBy = lastDayToAsk(request.receivedOn, request.nation);
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

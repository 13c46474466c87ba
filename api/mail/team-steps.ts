import { askerIn } from '../../content/forms/who-asks.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words.ts';
import { addDays, addMonths, writeDay } from '../calendar.ts';
import type { DueDate } from '../requests/clock/facts.ts';
import { dueOf } from '../requests/due-of.ts';
import type { StoredRequest } from '../store/store.ts';

/** Within which a proof that is asked for still moves the date after a death, the day of receipt being the first. */
const DAYS_TO_ASK = 14;

/** How long each step of answering may take, with its day. */
export function timetable({ team: { steps } }: Words, request: StoredRequest): string[] {
  return [...daysOf(steps, request), fill(steps.record, { reference: request.reference })];
}

function daysOf(steps: Words['team']['steps'], request: StoredRequest): string[] {
  const date = dueOf(request);
  const due = writeDay(date.due);
  switch (date.task) {
    case 'stop':
      return [fill(steps.stop, { month: writeDay(addMonths(request.receivedOn, 1)) })];
    case 'acknowledge':
      return [fill(steps.acknowledge, { due }), outcomeStep(steps, request)];
    case 'outcome':
      return [steps.acknowledged, fill(steps.outcome, { target: due })];
    case 'answer':
      return answerSteps(steps, request, date);
  }
}

function answerSteps(steps: Words['team']['steps'], request: StoredRequest, date: DueDate): string[] {
  const aim = date.target === undefined ? [] : [fill(steps.aim, { target: writeDay(date.target) })];
  const latest = [...aim, fill(steps.due, { due: writeDay(date.due) })];
  if (askerIn(request.answers) === 'deceased') {
    const askBy = writeDay(addDays(request.receivedOn, DAYS_TO_ASK - 1));
    return [fill(steps.proofAfterDeath, { askBy }), ...latest];
  }
  return [
    steps.proof,
    ...(request.kind === 'access' ? [steps.question] : []),
    ...latest,
    ...extensionStep(steps, request, date),
  ];
}

function extensionStep(
  steps: Words['team']['steps'],
  request: StoredRequest,
  { extendBy }: DueDate,
): string[] {
  if (extendBy === undefined) return [];
  const told = { what: 'extended', on: request.receivedOn, at: request.receivedAt };
  const extended = dueOf({ ...request, events: [...request.events, told] }).due;
  return [fill(steps.extend, { extendBy: writeDay(extendBy), extended: writeDay(extended) })];
}

/** When the outcome of a complaint is aimed at that is not acknowledged yet. */
function outcomeStep(steps: Words['team']['steps'], request: StoredRequest): string {
  const acknowledged = { what: 'acknowledged', on: request.receivedOn, at: request.receivedAt };
  const { due } = dueOf({ ...request, events: [...request.events, acknowledged] });
  return fill(steps.outcome, { target: writeDay(due) });
}

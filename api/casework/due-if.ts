import { requestKinds } from '../../content/forms/question.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { requesters } from '../../content/forms/who-asks.ts';
import type { Requester } from '../../content/forms/who-asks.ts';
import { fill } from '../../content/words/fill.ts';
import { writeDay, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { dayTyped } from '../domain/typed-date.ts';
import { dayOrPassed, explainDueDate } from '../domain/deadline/explain.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { allKinds, EARLIEST, whoseNames } from './parse-entry.ts';
import type { Typed } from './parse-entry.ts';
import { refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';

/** “If it came on this day, when would it be due?” */
export interface DueQuestion {
  kind: RequestKind;
  on: Day;
  asking: Requester;
}

/** Parses the question. The day may be any, also one to come. Returns it, or the first problem. */
export function parseDueQuestion(typed: Typed, today: Day): DueQuestion | Refusal {
  const kind = requestKinds.find((it) => it === typed['kind']);
  if (!kind) return refuse('newKind', { all: allKinds });
  const asking = requesters.find((it) => it === (typed['for'] ?? 'self'));
  if (!asking || (asking === 'deceased' && kind !== 'access')) return refuse('newFor', whoseNames);
  const given = typed['on']?.trim() || today;
  const on = dayTyped(given, today);
  if (on === undefined) return refuse('notADay', { typed: given });
  return on >= EARLIEST ? { kind, on, asking } : refuse('tooLongAgo', { day: writeDayShort(on) });
}

/** The answer: the date, the day to aim at, and every step on the way, one sentence a line. */
export function explainDueIf(
  { clinic, words }: Pick<MessageDependencies, 'clinic' | 'words'>,
  { kind, on, asking }: DueQuestion,
  today: Day,
): string[] {
  const date = dueOf({ kind, nation: clinic.nation, receivedOn: on, events: [], answers: { asking } });
  const { show } = words.cases;
  const day = date.task === 'stop' ? writeDay(on) : dayOrPassed(date.due, today, words.dueDate);
  return [
    `${show.due[date.task]} ${day}`,
    ...(date.target === undefined || date.target === date.due
      ? []
      : [fill(show.target, { day: dayOrPassed(date.target, today, words.dueDate) })]),
    ...explainDueDate(date, words.dueDate, today),
  ];
}

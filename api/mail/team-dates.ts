import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDay, writeDayShort, writeMoment } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { dayOrPassed, isPast } from '../domain/deadline/explain.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { MessageDependencies } from './messages.ts';

interface Fact {
  label: string;
  value: string;
}

/** The subject of a mail about one request: what it is, and the date that matters next. */
export function subjectOf({ words }: MessageDependencies, request: StoredRequest, today: Day): string {
  const { subject, subjectLate, subjectAcknowledge, subjectAcknowledgeLate } = words.mails.teamRequest;
  const { kind, reference } = request;
  const { task, due, waiting } = dueOf(request);
  const values = { reference, dueShort: writeDayShort(due) };
  const late = isPast(due, today) && waiting.length === 0;
  if (kind === 'opt-out') return fill(subject[kind], values);
  if (task === 'acknowledge') return fill(late ? subjectAcknowledgeLate : subjectAcknowledge, values);
  return fill(late ? subjectLate[kind] : subject[kind], values);
}

/** The date of a request in the list of its facts, and the day to aim at where that is another. */
export function factsOfDate({ words }: MessageDependencies, request: StoredRequest, today: Day): Fact[] {
  const { due: labels, target: targetLabel } = words.mails.teamRequest;
  const { task, due, target } = dueOf(request);
  if (task === 'stop') return [{ label: labels.stop, value: writeDay(dayInLondon(request.receivedAt)) }];
  const write = (day: Day) => dayOrPassed(day, today, words.dueDate);
  return [
    { label: labels[task], value: write(due) },
    ...(target === undefined || target === due ? [] : [{ label: targetLabel, value: write(target) }]),
  ];
}

/** Whether the email address is confirmed. */
export function factOfAddress({ words }: MessageDependencies, { answers, confirmedAt }: StoredRequest): Fact {
  const { address, addressState, confirmedOn } = words.mails.teamRequest;
  if (confirmedAt !== undefined) return { label: confirmedOn, value: writeMoment(confirmedAt) };
  const state = answers['email'] === undefined ? addressState.none : addressState.unverified;
  return { label: address, value: state };
}

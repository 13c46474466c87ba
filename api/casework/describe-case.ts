import { fill, fillDays } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { dayInLondon, daysFrom, writeDay, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { headingOfCase } from '../domain/heading-of-case.ts';
import type { CaseEvent } from '../domain/case.ts';
import type { StoredRequest } from '../domain/case.ts';
import { dayOrPassed, explainDueDate, isPast } from '../domain/deadline/explain.ts';
import { describeAnswers } from '../domain/describe-answers.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { hasBounced } from '../domain/bounces.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import { mustLookAgain } from '../domain/record-age.ts';
import { takenBack } from '../domain/take-back.ts';
import { ageOfRecord } from '../mail/team-checks.ts';
import { standingProposal } from '../domain/refusal-proposal.ts';
import { describeRelease, textOfEvent } from './describe-release.ts';

type Status = Words['cases']['status'];

const statusOf = (request: StoredRequest, today: Day, words: Words['cases']): string =>
  statusParts(request, today, words).join('; ');

/** The status of a case in a few words: what it waits for, the days left, and whether its address is verified. */
export function statusParts(request: StoredRequest, today: Day, words: Words['cases']): string[] {
  const { status, needs } = words;
  if (request.erasedAt !== undefined)
    return [fill(status.erased, { day: writeDayShort(dayInLondon(request.erasedAt)) })];
  if (request.closedOn !== undefined) return [fill(status.closed, { day: writeDayShort(request.closedOn) })];
  const date = dueOf(request);
  const time =
    date.waiting.length > 0
      ? fill(status.waiting, { needs: date.waiting.map((need) => needs[need]).join(', ') })
      : timeLeft(daysFrom(today, date.due), status);
  const bounced = hasBounced(request) ? [status.bounced] : [];
  const proposed = standingProposal(request) ? [status.secondPerson] : [];
  return [time, ...proposed, ...standing(request, status), addressOf(request, status), ...bounced];
}

/** What the status shows besides the time left, of an opt-out, a complaint, and a record whose age is to be looked at again. */
function standing(
  request: StoredRequest,
  { onList, takenBack: back, toAcknowledge, askAgain }: Status,
): string[] {
  if (request.kind === 'opt-out') return [takenBack(request) ? back : onList];
  if (mustLookAgain(request)) return [askAgain];
  return dueOf(request).task === 'acknowledge' ? [toAcknowledge] : [];
}

/** Whether the email address is verified. This is only a fact, not an open task. */
function addressOf(
  { answers, confirmedAt }: StoredRequest,
  { noAddress, verified, unverified }: Status,
): string {
  if (confirmedAt !== undefined) return verified;
  return answers['email'] === undefined ? noAddress : unverified;
}

function timeLeft(days: number, { overdue, today, open }: Status): string {
  if (days === 0) return today;
  return fillDays(days < 0 ? overdue : open, Math.abs(days));
}

const WIDTHS = [10, 10, 11, 11];
const columns = (...cells: string[]): string =>
  cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0)).join(' ');

/** The column headings of the list of open cases. */
export function headOfList({ list }: Words['cases']): string {
  const { reference, kind, received, due, status } = list.columns;
  return columns(reference, kind, received, due, status);
}

/** One line of the list of open cases, with the person's name only if `names`. */
export function lineOf(request: StoredRequest, today: Day, words: Words['cases'], names: boolean): string {
  const name = names ? `  ${String(request.answers['name'] ?? '')}` : '';
  const { due } = dueOf(request);
  const { reference, kind, receivedOn } = request;
  return columns(reference, words.kinds[kind], receivedOn, due, statusOf(request, today, words) + name);
}

/** A whole case for the team: its status, the reasons for its date, its events and the answers. */
export function describeCase(messages: MessageDependencies, request: StoredRequest, today: Day): string[] {
  const { cases: words, dueDate: dateWords } = messages.words;
  const { show } = words;
  const standing = effectiveEvents(request.events);
  const received = { day: writeDay(request.receivedOn), channel: words.channels[request.channel] };
  const answers = describeAnswers(messages, request).map(({ label, value }) => `${label}: ${indent(value)}`);
  return [
    `${request.reference}  ${headingOfCase(messages.words, request)}  (${statusOf(request, today, words)})`,
    fill(show.received, received),
    ...(request.closedOn === undefined ? linesOfDate(request, today, messages.words) : []),
    ...(mustLookAgain(request) ? ['', show.askAgain, ageOfRecord(messages.words.team.checks, request)] : []),
    '',
    show.why,
    ...explainDueDate(dueOf(request), dateWords, request.closedOn ?? today).map((step) => `  ${step}`),
    '',
    show.happened,
    ...request.events.map((event) => `  ${lineOfEvent(event, !standing.includes(event), messages.words)}`),
    ...describeRelease(request, messages.team.read(), words),
    ...(answers.length > 0 ? ['', show.answers, ...answers.map((answer) => `  ${answer}`)] : []),
  ];
}

/** The due date of an open case, its target date and the last day to extend it. */
export function linesOfDate(request: StoredRequest, today: Day, words: Words): string[] {
  const { show } = words.cases;
  const { target, due, extendBy, waiting } = dueOf(request);
  const canExtend = extendBy !== undefined && (waiting.length > 0 || !isPast(extendBy, today));
  const { task, due: day } = taskAndDay(request, today, words);
  const write = (on: Day) => dayOrPassed(on, today, words.dueDate);
  return [
    `${task} ${day}`,
    ...(target === undefined || target === due ? [] : [fill(show.target, { day: write(target) })]),
    ...(canExtend ? [fill(show.extendBy, { day: writeDay(extendBy) })] : []),
  ];
}

/** The next task and its date. For an opt-out, the date since which it is done. */
export function taskAndDay(
  request: StoredRequest,
  today: Day,
  { cases: { show }, dueDate }: Words,
): { task: string; due: string } {
  const { task, due } = dueOf(request);
  const day = task === 'stop' ? stoppedSince(request) : dayOrPassed(due, today, dueDate);
  return { task: show.due[task], due: day };
}

/** Since when an opt-out is on the suppression list: the day on which it was stored, which may be after its receipt. */
export const stoppedSince = ({ receivedAt }: StoredRequest): string => writeDay(dayInLondon(receivedAt));

function lineOfEvent(event: CaseEvent, isVoided: boolean, all: Words): string {
  const { cases: words } = all;
  const { what, on } = event;
  const notes = [
    ...(isVoided && what === 'case.acknowledged' ? [words.show.undone] : []),
    ...(isVoided && !['case.acknowledged', 'case.voided'].includes(what) ? [words.show.takenBack] : []),
    ...whoAndWhen(event, words),
  ];
  const text = textOfEvent(event, all);
  const line = `${on}  ${words.events[what]}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
  return text === undefined ? line : `${line}\n      ${indent(text)}`;
}

/** Who recorded an event, who proposed it, and when it was recorded if that was another day. */
export function whoAndWhen({ on, at, by, details }: CaseEvent, { show }: Words['cases']): string[] {
  const recordedOn = dayInLondon(at);
  const proposedBy = details?.proposedBy;
  return [
    ...(by === undefined ? [] : [fill(show.by, { who: by })]),
    ...(proposedBy === undefined ? [] : [fill(show.proposedBy, { who: proposedBy })]),
    ...(recordedOn === on ? [] : [fill(show.recordedOn, { day: writeDayShort(recordedOn) })]),
  ];
}

/** An entry as the page and the command that void it name it: what it is, its day and who recorded it. */
export const nameOfEntry = (event: CaseEvent, words: Words['cases']): string =>
  [`${words.events[event.what]}, ${writeDayShort(event.on)}`, ...whoAndWhen(event, words)].join(', ');

const indent = (text: string): string => text.replaceAll('\n', '\n      ');

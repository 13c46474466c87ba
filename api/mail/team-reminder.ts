import { fill, fillDays } from '../../content/words/fill.ts';
import { compareDays, daysFrom, writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { headingOfCase } from '../domain/heading-of-case.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { mustLookAgain } from '../domain/record-age.ts';
import { takenBack } from '../domain/take-back.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Block } from './blocks.ts';
import { caseLink } from './case-link.ts';
import { newMail, composePlainEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';
import { ageOfRecord } from './team-checks.ts';

/**
 * Reminds the team of cases whose day is near or has passed, in one mail, without a word about anyone.
 *
 * @param lead the address of a lead, if it is for one and not for the team
 */
export function teamReminder(
  messages: MessageDependencies,
  requests: StoredRequest[],
  today: Day,
  lead?: string,
): NewMail {
  const words = messages.words.team.reminder;
  const [first] = requests;
  const opening = messages.team.read() ? words.openingOnline : words.opening;
  const message = {
    subject:
      requests.length === 1 && first
        ? fill(words.subject.one, { reference: first.reference })
        : fill(words.subject.many, { count: String(requests.length) }),
    preview: '',
    footer: fill(messages.words.mails.teamFooterPlain, { clinic: messages.clinic.tradingName }),
    blocks: [
      { paragraph: lead === undefined ? opening : words.openingLead },
      ...requests.flatMap((request) => aboutOne(messages, request, today)),
    ] satisfies Block[],
  };
  const to = lead ?? messages.clinic.requestsTeam.email;
  return newMail('team-reminder', composePlainEmail(messages, to, message));
}

function aboutOne(messages: MessageDependencies, request: StoredRequest, today: Day): Block[] {
  const { words } = messages;
  const say = words.team.reminder;
  const { extendBy } = dueOf(request);
  const mayExtend = extendBy !== undefined && compareDays(extendBy, today) >= 0;
  return [
    { subheading: request.reference },
    { paragraph: sentenceAbout(messages, request, today) },
    ...(mustLookAgain(request)
      ? [{ paragraph: words.cases.show.askAgain }, { paragraph: ageOfRecord(words.team.checks, request) }]
      : []),
    ...(mayExtend ? [{ paragraph: fill(say.extend, { extendBy: writeDay(extendBy) }) }] : []),
    { paragraph: howToClose(messages, request) },
  ];
}

/** What is next for an open case and by when, in a sentence without a word about anyone. */
export function sentenceAbout({ words }: MessageDependencies, request: StoredRequest, today: Day): string {
  const say = words.team.reminder;
  const { task, due, waiting } = dueOf(request);
  const values = {
    kind: headingOfCase(words, request),
    received: writeDay(request.receivedOn),
    task: words.mails.teamRequest.due[task],
    due: writeDay(due),
  };
  const isPassed = compareDays(due, today) < 0;
  if (waiting.length > 0) {
    const needs = waiting.map((need) => say.needs[need]).join(' and ');
    return fill(isPassed ? say.waiting : say.waitingUntil, { ...values, needs });
  }
  return isPassed || request.kind === 'opt-out'
    ? fill(sentenceOnceDue(request, say), values)
    : fill(say.soon, { ...values, days: daysLeft(daysFrom(today, due), say.days) });
}

/** How to record that a case is done, so that the reminders end. */
function howToClose(messages: MessageDependencies, { kind, reference }: StoredRequest): string {
  const say = messages.words.team.reminder;
  const link = caseLink(messages, reference);
  if (link !== undefined) return fill(say.closeOnline, { link });
  return fill(kind === 'complaint' ? say.closeComplaint : say.close, { reference });
}

/** An opt-out was done when it was received: what may be left is the team's own lists, and to close the case. */
function sentenceOnceDue(request: StoredRequest, say: MessageDependencies['words']['team']['reminder']) {
  if (request.kind !== 'opt-out') return say.passed;
  return takenBack(request) ? say.takenBack : say.optOut;
}

function daysLeft(days: number, words: MessageDependencies['words']['team']['reminder']['days']): string {
  return days === 0 ? words.today : fillDays(words, days);
}

import { fill, fillDays } from '../../content/words/fill.ts';
import { compareDays, daysFrom, writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { takenBack } from '../domain/take-back.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Block } from './blocks.ts';
import { newMail, composePlainEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';

/** Reminds the team of cases whose day is near or has passed, in one mail, without a word about anyone. */
export function teamReminder(messages: MessageDependencies, requests: StoredRequest[], today: Day): NewMail {
  const words = messages.words.team.reminder;
  const [first] = requests;
  const message = {
    subject:
      requests.length === 1 && first
        ? fill(words.subject.one, { reference: first.reference })
        : fill(words.subject.many, { count: String(requests.length) }),
    preview: '',
    footer: fill(messages.words.mails.teamFooterPlain, { clinic: messages.clinic.tradingName }),
    blocks: [
      { paragraph: words.opening },
      ...requests.flatMap((request) => aboutOne(messages, request, today)),
    ] satisfies Block[],
  };
  return newMail('team-reminder', composePlainEmail(messages, messages.clinic.requestsTeam.email, message));
}

function aboutOne({ words }: MessageDependencies, request: StoredRequest, today: Day): Block[] {
  const say = words.team.reminder;
  const { task, due, extendBy } = dueOf(request);
  const passed = compareDays(due, today) < 0;
  const values = {
    kind: words.mails.teamRequest.heading[request.kind],
    received: writeDay(request.receivedOn),
    task: words.mails.teamRequest.due[task],
    due: writeDay(due),
  };
  const line = passed
    ? fill(sentenceOnceDue(request, say), values)
    : fill(say.soon, { ...values, days: daysLeft(daysFrom(today, due), say.days) });
  const mayExtend = extendBy !== undefined && compareDays(extendBy, today) >= 0;
  return [
    { subheading: request.reference },
    { paragraph: line },
    ...(mayExtend ? [{ paragraph: fill(say.extend, { extendBy: writeDay(extendBy) }) }] : []),
    {
      paragraph: fill(request.kind === 'complaint' ? say.closeComplaint : say.close, {
        reference: request.reference,
      }),
    },
  ];
}

/** An opt-out was done when it was received: what may be left is the team's own lists, and to close the case. */
function sentenceOnceDue(request: StoredRequest, say: MessageDependencies['words']['team']['reminder']) {
  if (request.kind !== 'opt-out') return say.passed;
  return takenBack(request) ? say.takenBack : say.optOut;
}

function daysLeft(days: number, words: MessageDependencies['words']['team']['reminder']['days']): string {
  return days === 0 ? words.today : fillDays(words, days);
}

import { fill } from '../../content/words/fill.ts';
import { writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { isPast } from '../domain/deadline/explain.ts';
import { ACKNOWLEDGEMENT_WITHHELD, isDoneWhenReceived } from '../domain/done-when-received.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Block } from './blocks.ts';
import type { MessageDependencies } from './messages.ts';

/** What is particular about one request whose address nobody has confirmed, and whether someone must acknowledge it. */
export function noticeOpening(messages: MessageDependencies, request: StoredRequest, today: Day): Block[] {
  const { opening, openingNoEmail, openingDone } = messages.words.mails.unconfirmedNotice;
  const { kind, answers } = request;
  const done = isDoneWhenReceived(kind) ? openingDone[kind] : opening;
  return [
    { paragraph: answers['email'] === undefined ? openingNoEmail[kind] : done },
    ...withheld(messages, request),
    ...acknowledge(messages, request, today),
  ];
}

/** That no acknowledgement was mailed, because the address had already had its emails for the day. */
export function withheld({ words }: MessageDependencies, { kind, events }: StoredRequest): Block[] {
  return isDoneWhenReceived(kind) && events.some(({ what }) => what === ACKNOWLEDGEMENT_WITHHELD)
    ? [{ paragraph: words.mails.unconfirmedNotice.withheld[kind] }]
    : [];
}

function acknowledge({ words }: MessageDependencies, request: StoredRequest, today: Day): Block[] {
  const { acknowledge: ahead, acknowledgeLate } = words.mails.unconfirmedNotice;
  const { task, due } = dueOf(request);
  if (task !== 'acknowledge') return [];
  return [{ paragraph: fill(isPast(due, today) ? acknowledgeLate : ahead, { due: writeDay(due) }) }];
}

import { fill } from '../../content/words/fill.ts';
import { writeDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { isPast } from '../requests/clock/explain.ts';
import { ACKNOWLEDGEMENT_WITHHELD, isDoneWhenReceived } from '../requests/done-when-received.ts';
import { dueOf } from '../requests/due-of.ts';
import type { StoredRequest } from '../store/store.ts';
import type { Block } from './blocks.ts';
import type { Desk } from './letters.ts';

/** What is particular about one request whose address nobody has confirmed, and whether someone must acknowledge it. */
export function noticeOpening(desk: Desk, request: StoredRequest, today: Day): Block[] {
  const { opening, openingNoEmail, openingDone } = desk.words.mails.unconfirmedNotice;
  const { kind, answers } = request;
  const done = isDoneWhenReceived(kind) ? openingDone[kind] : opening;
  return [
    { paragraph: answers['email'] === undefined ? openingNoEmail[kind] : done },
    ...withheld(desk, request),
    ...acknowledge(desk, request, today),
  ];
}

/** That no acknowledgement was mailed, because the address had its mails for the day. */
export function withheld({ words }: Desk, { kind, events }: StoredRequest): Block[] {
  return isDoneWhenReceived(kind) && events.some(({ what }) => what === ACKNOWLEDGEMENT_WITHHELD)
    ? [{ paragraph: words.mails.unconfirmedNotice.withheld[kind] }]
    : [];
}

function acknowledge({ words }: Desk, request: StoredRequest, today: Day): Block[] {
  const { acknowledge: ahead, acknowledgeLate } = words.mails.unconfirmedNotice;
  const { task, due } = dueOf(request);
  if (task !== 'acknowledge') return [];
  return [{ paragraph: fill(isPast(due, today) ? acknowledgeLate : ahead, { due: writeDay(due) }) }];
}

import { fill } from '../../content/words/fill.ts';
import { writeDayShort, writeMoment } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Block } from './blocks.ts';
import { newMail, plainLetter } from './messages.ts';
import type { MessageDependencies } from './messages.ts';
import { noticeOpening, withheld } from './notice-opening.ts';
import { checks, timetable } from './team-checks.ts';
import { factOfAddress, factsOfDate, subjectOf } from './team-dates.ts';
import { remarks } from './team-request.ts';
import { typedBlocks } from './typed-blocks.ts';

/**
 * Tells the team of requests whose address nobody has confirmed: one in its own mail, several as a list. Plain text
 * without Reply-To, and what was typed stands last and cannot be clicked, because a stranger may have typed it.
 */
export function unconfirmedNotice(desk: MessageDependencies, requests: StoredRequest[], today: Day): NewMail {
  const words = desk.words.mails.unconfirmedNotice;
  const [first] = requests;
  const single = requests.length === 1 ? first : undefined;
  const isMixed = requests.some(({ kind }) => isDoneWhenReceived(kind));
  const message = {
    subject: single
      ? subjectOfNotice(desk, single, today)
      : fill(isMixed ? words.subjectListMixed : words.subjectList, { count: String(requests.length) }),
    preview: '',
    footer: fill(desk.words.mails.teamFooter, { clinic: desk.clinic.tradingName }),
    blocks: [
      ...(single
        ? noticeOpening(desk, single, today)
        : [{ paragraph: isMixed ? words.openingListMixed : words.openingList }]),
      ...(requests.some(({ kind }) => kind === 'opt-out') ? [{ paragraph: words.optOut }] : []),
      { facts: requests.flatMap((request) => factsOf(desk, request, today)) },
      ...(single ? whatToDo(desk, single, today) : []),
      { paragraph: words.caution },
      ...requests.flatMap((request) => [
        { subheading: request.reference },
        ...(single ? [] : withheld(desk, request)),
        ...remarks(desk, request),
        ...(request.correctedBy
          ? [{ paragraph: fill(words.correctedBy, { later: request.correctedBy }) }]
          : []),
        ...typedBlocks(desk, request),
      ]),
    ] satisfies Block[],
  };
  return newMail('unconfirmed-notice', plainLetter(desk, desk.clinic.requestsTeam.email, message));
}

/** An opt-out and a complaint are named by what they are; of anything else the team hears that it is unconfirmed. */
function subjectOfNotice(desk: MessageDependencies, request: StoredRequest, today: Day): string {
  if (isDoneWhenReceived(request.kind)) return subjectOf(desk, request, today);
  const { subject, subjectNoEmail } = desk.words.mails.unconfirmedNotice;
  const { reference, answers } = request;
  return fill(answers['email'] === undefined ? subjectNoEmail : subject, {
    reference,
    dueShort: writeDayShort(dueOf(request).due),
  });
}

function factsOf(desk: MessageDependencies, request: StoredRequest, today: Day) {
  const words = desk.words.mails.unconfirmedNotice;
  return [
    { label: words.reference, value: request.reference },
    { label: words.kind, value: desk.words.mails.teamRequest.heading[request.kind] },
    { label: words.receivedOn, value: writeMoment(request.receivedAt) },
    factOfAddress(desk, request),
    ...factsOfDate(desk, request, today).slice(0, 1),
  ];
}

/** Nobody may ever confirm it, so what the law wants stands here too. */
function whatToDo(desk: MessageDependencies, request: StoredRequest, today: Day): Block[] {
  const { checksHeading, stepsHeading } = desk.words.team;
  return [
    { subheading: checksHeading },
    { list: checks(desk, request, today) },
    { subheading: stepsHeading },
    { list: timetable(desk.words, request, today) },
  ];
}

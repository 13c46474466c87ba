import { fill } from '../../content/words/fill.ts';
import { writeDayShort, writeMoment } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { headingOfCase } from '../domain/heading-of-case.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { dueOf, onceMailed } from '../domain/deadline/due-of.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Block } from './blocks.ts';
import { isByReference } from './case-link.ts';
import { newMail, composePlainEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';
import { noticeOpening, withheld } from './notice-opening.ts';
import { checks, timetable } from './team-checks.ts';
import { factOfAddress, factsOfDate, subjectOf } from './team-dates.ts';
import { remarks } from './team-request.ts';
import { typedBlocks } from './typed-blocks.ts';

/**
 * Notifies the team of unconfirmed requests: a single request in its own mail, several as a list. Plain text without
 * Reply-To, with the typed answers last and not clickable, because a stranger may have typed them.
 */
export function unconfirmedNotice(
  messages: MessageDependencies,
  stored: StoredRequest[],
  today: Day,
): NewMail {
  const requests = stored.map((request) => onceMailed(request, today));
  const words = messages.words.mails.unconfirmedNotice;
  const [first] = requests;
  const single = requests.length === 1 ? first : undefined;
  const isMixed = requests.some(({ kind }) => isDoneWhenReceived(kind));
  const message = {
    subject: single
      ? subjectOfNotice(messages, single, today)
      : fill(isMixed ? words.subjectListMixed : words.subjectList, { count: String(requests.length) }),
    preview: '',
    footer: fill(messages.words.mails.teamFooter, { clinic: messages.clinic.tradingName }),
    blocks: [
      ...(single
        ? noticeOpening(messages, single, today)
        : [{ paragraph: isMixed ? words.openingListMixed : words.openingList }]),
      ...(requests.some(({ kind }) => kind === 'opt-out') ? [{ paragraph: words.optOut }] : []),
      { facts: requests.flatMap((request) => factsOf(messages, request, today)) },
      ...(single ? whatToDo(messages, single, today) : []),
      ...(isByReference(messages) ? [] : [{ paragraph: words.caution }]),
      ...requests.flatMap((request) => [
        { subheading: request.reference },
        ...(single ? [] : withheld(messages, request)),
        ...remarks(messages, request),
        ...(request.correctedBy
          ? [{ paragraph: fill(words.correctedBy, { later: request.correctedBy }) }]
          : []),
        ...(isByReference(messages)
          ? [{ paragraph: messages.words.mails.unconfirmedNotice.onPages }]
          : typedBlocks(messages, request)),
      ]),
    ] satisfies Block[],
  };
  return newMail(
    'unconfirmed-notice',
    composePlainEmail(messages, messages.clinic.requestsTeam.email, message),
  );
}

/** An opt-out and a complaint are named by what they are; of anything else the team hears that it is unconfirmed. */
function subjectOfNotice(messages: MessageDependencies, request: StoredRequest, today: Day): string {
  if (isDoneWhenReceived(request.kind)) return subjectOf(messages, request, today);
  const { subject, subjectNoEmail } = messages.words.mails.unconfirmedNotice;
  const { reference, answers } = request;
  return fill(answers['email'] === undefined ? subjectNoEmail : subject, {
    reference,
    dueShort: writeDayShort(dueOf(request).due),
  });
}

function factsOf(messages: MessageDependencies, request: StoredRequest, today: Day) {
  const words = messages.words.mails.unconfirmedNotice;
  return [
    { label: words.reference, value: request.reference },
    { label: words.kind, value: headingOfCase(messages.words, request) },
    { label: words.receivedOn, value: writeMoment(request.receivedAt) },
    factOfAddress(messages, request),
    ...factsOfDate(messages, request, today).slice(0, 1),
  ];
}

/** The address may never be confirmed, so the notice includes the legal checks. */
function whatToDo(messages: MessageDependencies, request: StoredRequest, today: Day): Block[] {
  const { checksHeading, stepsHeading } = messages.words.team;
  return [
    { subheading: checksHeading },
    { list: checks(messages, request, today) },
    { subheading: stepsHeading },
    { list: timetable(messages, request, today, false) },
  ];
}

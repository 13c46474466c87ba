import { fill } from '../../content/words/fill.ts';
import { writeDay, writeMoment } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { describeAnswers } from '../domain/describe-answers.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import { explainDueDate } from '../domain/deadline/explain.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Block } from './blocks.ts';
import { newMail, writeLetter } from './messages.ts';
import type { MessageDependencies } from './messages.ts';
import { checks, timetable } from './team-checks.ts';
import { factOfAddress, factsOfDate, subjectOf } from './team-dates.ts';

/**
 * A request, whole, with what the law wants the team to look at and by when. Replying answers the person, who has
 * confirmed the address; a request that the team took down may have none.
 */
export function teamRequest(desk: MessageDependencies, request: StoredRequest, today: Day): NewMail {
  const words = desk.words.mails.teamRequest;
  const message = {
    subject: subjectOf(desk, request, today),
    preview: words.preview,
    footer: fill(desk.words.mails.teamFooter, { clinic: desk.clinic.tradingName }),
    blocks: [
      { heading: words.heading[request.kind] },
      ...opening(desk, request),
      ...remarks(desk, request),
      {
        facts: [
          { label: words.reference, value: request.reference },
          { label: words.receivedOn, value: receivedWhen(request) },
          factOfAddress(desk, request),
          ...factsOfDate(desk, request, today),
        ],
      },
      { subheading: words.why },
      { list: explainDueDate(dueOf(request), desk.words.dueDate, today) },
      { subheading: words.answersHeading },
      { facts: describeAnswers(desk, request) },
      { subheading: desk.words.team.checksHeading },
      { list: checks(desk, request, today) },
      { subheading: desk.words.team.stepsHeading },
      { list: timetable(desk.words, request, today) },
    ] satisfies Block[],
  };
  return newMail(
    'team-request',
    writeLetter(desk, desk.clinic.requestsTeam.email, message, confirmedAddress(request)),
  );
}

/**
 * What the team is told when an address is confirmed. It has had an opt-out or a complaint already: for the one nothing
 * is left to say, for the other that a reply now reaches the person.
 */
export function mailsOnceConfirmed(desk: MessageDependencies, request: StoredRequest, today: Day): NewMail[] {
  const { kind, channel, noticedAt } = request;
  if (!isDoneWhenReceived(kind) || channel !== 'form' || noticedAt === undefined)
    return [teamRequest(desk, request, today)];
  return kind === 'complaint' ? [addressVerified(desk, request, today)] : [];
}

function addressVerified(desk: MessageDependencies, request: StoredRequest, today: Day): NewMail {
  const { teamRequest: words, addressVerified: say } = desk.words.mails;
  const message = {
    subject: fill(say.subject, { reference: request.reference }),
    preview: say.preview,
    footer: fill(desk.words.mails.teamFooterPlain, { clinic: desk.clinic.tradingName }),
    blocks: [
      { heading: say.heading },
      { paragraph: say.opening },
      {
        facts: [
          { label: words.reference, value: request.reference },
          { label: words.receivedOn, value: receivedWhen(request) },
          factOfAddress(desk, request),
          ...factsOfDate(desk, request, today),
        ],
      },
    ] satisfies Block[],
  };
  return newMail(
    'address-verified',
    writeLetter(desk, desk.clinic.requestsTeam.email, message, confirmedAddress(request)),
  );
}

function opening({ words: { mails, register } }: MessageDependencies, request: StoredRequest): Block[] {
  const { teamRequest: say } = mails;
  if (request.confirmedAt === undefined)
    return [{ paragraph: fill(say.openingTaken, { channel: register.channels[request.channel] }) }];
  const noticed = request.noticedAt !== undefined && request.channel === 'form';
  return [{ paragraph: say.opening }, ...(noticed ? [{ paragraph: say.noticeSent }] : [])];
}

/** A form has a moment; a letter has a day, whenever it was written down. */
const receivedWhen = ({ channel, receivedAt, receivedOn }: StoredRequest): string =>
  channel === 'form' ? writeMoment(receivedAt) : writeDay(receivedOn);

/** What is unusual about a request: it corrects another, or a machine may have sent it. */
export function remarks({ words }: MessageDependencies, { follows, marks }: StoredRequest): Block[] {
  const { teamRequest: say, marks: names } = words.mails;
  const corrected = follows === undefined ? [] : [{ paragraph: fill(say.follows, { earlier: follows }) }];
  const marked = marks.map((mark) => names[mark]).join('; ');
  return marked === '' ? corrected : [...corrected, { paragraph: fill(say.marks, { marks: marked }) }];
}

import { fill } from '../../content/words/fill.ts';
import { writeDay, writeMoment } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { describeAnswers } from '../domain/describe-answers.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import { explainDueDate, explainInShort } from '../domain/deadline/explain.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { dueOf, onceMailed } from '../domain/deadline/due-of.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Block } from './blocks.ts';
import { caseLink, caseLinkBlocks, isByReference } from './case-link.ts';
import { newMail, composeEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';
import { checks, timetable } from './team-checks.ts';
import { factOfAddress, factsOfDate, subjectOf } from './team-dates.ts';

/**
 * A request with the team's steps and legal checks, and a link to its page if there are team pages. It contains what the
 * person told us, unless the clinic wants only references in its emails. A reply goes to the person if the address is
 * confirmed. A request that the team entered may have no address.
 */
export function teamRequest(messages: MessageDependencies, stored: StoredRequest, today: Day): NewMail {
  const request = onceMailed(stored, today);
  const words = messages.words.mails.teamRequest;
  const byReference = isByReference(messages);
  const { teamFooter, teamFooterPlain } = messages.words.mails;
  const message = {
    subject: subjectOf(messages, request, today),
    preview: words.preview,
    footer: fill(byReference ? teamFooterPlain : teamFooter, { clinic: messages.clinic.tradingName }),
    blocks: [
      { heading: words.heading[request.kind] },
      ...(byReference ? [{ paragraph: words.openingByReference }] : opening(messages, request)),
      ...remarks(messages, request),
      {
        facts: [
          { label: words.reference, value: request.reference },
          { label: words.receivedOn, value: receivedWhen(request) },
          factOfAddress(messages, request),
          ...factsOfDate(messages, request, today),
        ],
      },
      ...caseLinkBlocks(messages, request.reference),
      ...(byReference
        ? []
        : [{ subheading: words.answersHeading }, { facts: describeAnswers(messages, request) }]),
      { subheading: messages.words.team.stepsHeading },
      { list: timetable(messages, request, today) },
      { subheading: messages.words.team.checksHeading },
      { list: checks(messages, request, today) },
      ...whyBlocks(messages, request, today),
    ] satisfies Block[],
  };
  const replyTo = byReference ? undefined : confirmedAddress(request);
  return newMail(
    'team-request',
    composeEmail(messages, messages.clinic.requestsTeam.email, message, replyTo),
  );
}

/** Why the date: a line and a link to each step, or each step where there are no team pages. */
function whyBlocks(messages: MessageDependencies, request: StoredRequest, today: Day): Block[] {
  const { why, whyOnPages } = messages.words.mails.teamRequest;
  const date = dueOf(request);
  const href = caseLink(messages, request.reference);
  if (href === undefined)
    return [{ subheading: why }, { list: explainDueDate(date, messages.words.dueDate, today) }];
  return [
    { subheading: why },
    { paragraph: explainInShort(date, messages.words.dueDate, today) },
    { link: whyOnPages, href: `${href}#why` },
  ];
}

/**
 * The mail to the team once an address is confirmed. The team already has an opt-out or a complaint. For an opt-out
 * there is nothing to add. For a complaint, a reply now reaches the person.
 */
export function mailsOnceConfirmed(
  messages: MessageDependencies,
  request: StoredRequest,
  today: Day,
): NewMail[] {
  const { kind, channel, noticedAt } = request;
  if (!isDoneWhenReceived(kind) || channel !== 'form' || noticedAt === undefined)
    return [teamRequest(messages, request, today)];
  return kind === 'complaint' ? [addressVerified(messages, request, today)] : [];
}

function addressVerified(messages: MessageDependencies, request: StoredRequest, today: Day): NewMail {
  const { teamRequest: words, addressVerified: say } = messages.words.mails;
  const message = {
    subject: fill(say.subject, { reference: request.reference }),
    preview: say.preview,
    footer: fill(messages.words.mails.teamFooterPlain, { clinic: messages.clinic.tradingName }),
    blocks: [
      { heading: say.heading },
      { paragraph: say.opening },
      {
        facts: [
          { label: words.reference, value: request.reference },
          { label: words.receivedOn, value: receivedWhen(request) },
          factOfAddress(messages, request),
          ...factsOfDate(messages, request, today),
        ],
      },
      ...caseLinkBlocks(messages, request.reference),
    ] satisfies Block[],
  };
  return newMail(
    'address-verified',
    composeEmail(
      messages,
      messages.clinic.requestsTeam.email,
      message,
      isByReference(messages) ? undefined : confirmedAddress(request),
    ),
  );
}

function opening({ words: { mails, cases } }: MessageDependencies, request: StoredRequest): Block[] {
  const { teamRequest: say } = mails;
  if (request.confirmedAt === undefined)
    return [{ paragraph: fill(say.openingTaken, { channel: cases.channels[request.channel] }) }];
  const noticed = request.noticedAt !== undefined && request.channel === 'form';
  return [{ paragraph: say.opening }, ...(noticed ? [{ paragraph: say.noticeSent }] : [])];
}

/** A form has a moment; a letter has a day, whenever it was written down. */
const receivedWhen = ({ channel, receivedAt, receivedOn }: StoredRequest): string =>
  channel === 'form' ? writeMoment(receivedAt) : writeDay(receivedOn);

/** Remarks on a request: it corrects another, or may be spam. */
export function remarks({ words }: MessageDependencies, { follows, flags }: StoredRequest): Block[] {
  const { teamRequest: say, flags: names } = words.mails;
  const corrected = follows === undefined ? [] : [{ paragraph: fill(say.follows, { earlier: follows }) }];
  const flagged = flags.map((flag) => names[flag]).join('; ');
  return flagged === '' ? corrected : [...corrected, { paragraph: fill(say.flags, { flags: flagged }) }];
}

import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDay } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import { asksForProof } from '../domain/asks-for-proof.ts';
import { chosenAnswers } from '../domain/chosen-answers.ts';
import { explainDueDate } from '../domain/deadline/explain.ts';
import { dateForPerson } from '../domain/deadline/date-for-person.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { dueOf, onceAcknowledged } from '../domain/deadline/due-of.ts';
import { deriveToken, hashToken, LINK_LIFETIME } from '../domain/tokens.ts';
import type { EmailMessage, NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import { labelled } from './blocks.ts';
import type { Block, Message } from './blocks.ts';
import { linkBlocks } from './link-blocks.ts';
import { personFooter } from './person-footer.ts';
import { reachBlocks } from './reach-blocks.ts';
import { newMail, composeEmail } from './messages.ts';
import { statusAddress } from './status-address.ts';
import type { MessageDependencies } from './messages.ts';

/** The acknowledgement as it is queued: with its link, but composed when it is first sent. */
export const acknowledgement = (
  messages: MessageDependencies,
  request: StoredRequest,
  number = 1,
  at = request.receivedAt,
): NewMail => newMail('acknowledgement', undefined, linkOf(messages, request, number, at));

/**
 * Composes the acknowledgement, with the button that confirms the address, as of the day on which it is sent. It
 * contains nothing that was typed, because the address may be a stranger's, and the form could then send any text to
 * anyone in the clinic's name. A reply goes to the team.
 */
export function composeAcknowledgement(
  messages: MessageDependencies,
  request: StoredRequest,
  today: Day,
): EmailMessage | undefined {
  const { kind, answers, closedOn } = request;
  const to = answers['email'];
  if (typeof to !== 'string') return undefined;
  const words = messages.words.mails.acknowledgement;
  const { subject, preview } = isDoneWhenReceived(kind) ? words.done[kind] : words;
  const needsProof = asksForProof(request);
  const clinic = { clinic: messages.clinic.tradingName };
  const message =
    closedOn === undefined
      ? linkMessage(messages, onceAcknowledged(request, today), today, {
          subject,
          preview: needsProof ? words.proof.preview : preview,
          opening: [
            { heading: words.heading[kind] },
            { paragraph: fill(needsProof ? words.proof.opening : words.opening[kind], clinic) },
          ],
        })
      : linkMessage(messages, request, today, {
          subject: words.closed.subject,
          preview: words.closed.preview,
          opening: [
            { heading: words.closed.heading },
            { paragraph: fill(words.closed.opening[kind], clinic) },
          ],
        });
  return composeEmail(messages, to, message, messages.clinic.requestsTeam.email);
}

/**
 * The same message with a new link, for someone whose link expired or was lost. It also acknowledges an open complaint
 * that has not been acknowledged, because it has the same content.
 */
export function linkAgain(
  messages: MessageDependencies,
  request: StoredRequest,
  number: number,
  now: Moment,
): NewMail {
  const { kind, closedOn } = request;
  const words = messages.words.mails.linkAgain;
  const today = dayInLondon(now);
  const acknowledged = closedOn === undefined ? onceAcknowledged(request, today) : request;
  const done = isDoneWhenReceived(kind) && closedOn === undefined;
  const { heading, done: ofKind, proof } = messages.words.mails.acknowledgement;
  const needsProof = done && asksForProof(request);
  const message = linkMessage(messages, acknowledged, today, {
    subject: done ? ofKind[kind].subject : words.subject,
    preview: needsProof ? proof.preview : done ? ofKind[kind].preview : words.preview,
    opening: [
      { heading: done ? heading[kind] : words.heading },
      { paragraph: needsProof ? words.proof : done ? words.done[kind] : words.opening },
    ],
  });
  const email = composeEmail(
    messages,
    String(request.answers['email']),
    message,
    messages.clinic.requestsTeam.email,
  );
  return newMail('link-again', email, linkOf(messages, request, number, now));
}

function linkOf(
  { keys }: MessageDependencies,
  { id, kind }: StoredRequest,
  number: number,
  at: Moment,
): NewMail['token'] {
  const source = { requestId: id, number };
  return {
    keyId: keys.current.id,
    number,
    hash: hashToken(deriveToken(keys.current, source)),
    ...(kind === 'opt-out' ? { notMe: hashToken(deriveToken(keys.current, source, 'not-me')) } : {}),
    expiresAt: at + LINK_LIFETIME,
  };
}

function linkMessage(
  messages: MessageDependencies,
  request: StoredRequest,
  today: Day,
  {
    subject,
    preview,
    opening,
  }: { subject: `${string}{reference}${string}`; preview: string; opening: Block[] },
): Message {
  const words = messages.words.mails.acknowledgement;
  const { reference, receivedOn, privacy } = request;
  const date = dateForPerson(request, messages.words, today);
  const { confirm, notYou } = linkBlocks(messages, request);
  // The opening of a complaint says all that the law asks for, so the button fits on the first screen of a phone.
  const isButtonFirst = request.kind === 'complaint';
  return {
    subject: fill(subject, { reference }),
    preview,
    ...personFooter(messages),
    blocks: [
      ...opening,
      ...(isButtonFirst ? confirm : []),
      {
        facts: [
          { label: words.reference, value: reference },
          { label: words.receivedOn, value: writeDay(receivedOn) },
          { label: date.label, value: date.value },
        ],
      },
      ...[date.sorry, lateAcknowledgement(messages, request, today)].flatMap((sorry): Block[] =>
        sorry === undefined ? [] : [{ paragraph: sorry }],
      ),
      ...(isButtonFirst ? [] : confirm),
      ...notYou,
      { subheading: words.statusHeading },
      { link: words.status, href: statusAddress(messages, request) },
      ...askedFor(messages, request),
      ...privacyNotice(messages, privacy),
      ...reachBlocks(messages, words.reachHeading),
      { paragraph: words.check },
    ],
  };
}

/** What was chosen on the form. What was typed is not among it, because the address may be a stranger's. */
function askedFor({ clinic, words }: MessageDependencies, request: StoredRequest): Block[] {
  if (request.channel !== 'form') return [];
  const list = chosenAnswers(clinic, request).map(({ label, value }) => {
    const chosen = value.split('\n').join('; ');
    return `${labelled(label)} ${chosen}`;
  });
  return list.length > 0 ? [{ subheading: words.mails.acknowledgement.chosenHeading }, { list }] : [];
}

/** The apology of a complaint that was acknowledged late. The page has the other reasons of the date. */
function lateAcknowledgement(
  { words }: MessageDependencies,
  request: StoredRequest,
  today: Day,
): string | undefined {
  const date = dueOf(request);
  const steps = date.steps.filter(({ step }) => step === 'acknowledgedLate');
  return explainDueDate({ ...date, steps }, words.dueDate, today)[0];
}

/** The privacy notice that applied when the request was made. Its page never changes, whatever is published later. */
function privacyNotice({ words, url }: MessageDependencies, privacy: StoredRequest['privacy']): Block[] {
  if (!privacy) return [];
  const { privacyHeading, privacy: sentence } = words.mails.acknowledgement;
  return [
    { subheading: privacyHeading },
    {
      link: fill(sentence, { version: writeDay(privacy.version.slice(0, 10)) }),
      href: url(addresses.policyVersion('privacy', privacy.version)),
    },
  ];
}

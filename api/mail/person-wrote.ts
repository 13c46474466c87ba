import { fill } from '../../content/words/fill.ts';
import { writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Block } from './blocks.ts';
import { caseLink, isByReference } from './case-link.ts';
import { composeEmail, newMail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';

/**
 * Tells the team what a person did on the page of their request: what they wrote, or that they withdrew it. A reply goes
 * to the person, whose address is confirmed.
 *
 * @param text what they wrote. Undefined if they withdrew the request
 */
export function personWrote(
  messages: MessageDependencies,
  request: StoredRequest,
  text: string | undefined,
  today: Day,
): NewMail {
  const { personWrote: words, teamRequest, teamFooter, teamFooterPlain } = messages.words.mails;
  const { reference } = request;
  const byReference = isByReference(messages);
  const link = caseLink(messages, reference);
  const say = text === undefined ? words.withdrawn : words.wrote;
  const message = {
    subject: fill(say.subject, { reference }),
    preview: say.preview,
    footer: fill(byReference || text === undefined ? teamFooterPlain : teamFooter, {
      clinic: messages.clinic.tradingName,
    }),
    blocks: [
      { heading: say.heading },
      { paragraph: say.opening },
      { facts: [{ label: teamRequest.reference, value: reference }] },
      ...(text === undefined || byReference ? [] : [{ quote: text }]),
      ...(link === undefined
        ? []
        : [
            {
              button: teamRequest.open,
              href: link,
              linkLabel: messages.words.mails.acknowledgement.linkLabel,
            },
          ]),
      ...(text === undefined ? [] : answersQuestion(messages, request, today)),
    ] satisfies Block[],
  };
  const replyTo = byReference ? undefined : confirmedAddress(request);
  return newMail(
    'person-wrote',
    composeEmail(messages, messages.clinic.requestsTeam.email, message, replyTo),
  );
}

/** What to record if the message is the answer that stops the pause of the clock. */
function answersQuestion({ words }: MessageDependencies, request: StoredRequest, today: Day): Block[] {
  if (!dueOf(request).waiting.includes('clarification') || request.closedOn !== undefined) return [];
  return [
    {
      paragraph: fill(words.mails.personWrote.answers, {
        day: writeDay(today),
        date: today,
        reference: request.reference,
      }),
    },
  ];
}

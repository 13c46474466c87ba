import { addresses } from '../../content/addresses.ts';
import { fill, fillUnchecked } from '../../content/words/fill.ts';
import { writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import { isPast } from '../domain/deadline/explain.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import type { NewMail, PersonMail } from '../store/mails.ts';
import type { Block } from './blocks.ts';
import { caseLink } from './case-link.ts';
import { newMail, composePlainEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';

/** Tells the team that an email to the person did not arrive, and what to do. Names the case by its reference only. */
export function mailBounced(
  messages: MessageDependencies,
  request: StoredRequest,
  kind: PersonMail,
  today: Day,
): NewMail {
  const words = messages.words.mails.mailBounced;
  const { reference } = request;
  const message = {
    subject: fill(words.subject, { reference }),
    preview: '',
    footer: fill(messages.words.mails.teamFooterPlain, { clinic: messages.clinic.tradingName }),
    blocks: [
      { paragraph: words.opening },
      {
        facts: [
          { label: words.reference, value: reference },
          { label: words.kind, value: words.kinds[kind] },
        ],
      },
      ...acknowledge(messages, request, today),
      { subheading: words.todoHeading },
      { list: steps(messages, reference) },
    ] satisfies Block[],
  };
  return newMail('mail-bounced', composePlainEmail(messages, messages.clinic.requestsTeam.email, message));
}

function steps(messages: MessageDependencies, reference: string): string[] {
  const { todo, todoOnline } = messages.words.mails.mailBounced;
  const link = caseLink(messages, reference);
  if (link === undefined) return Object.values(todo).map((step) => fillUnchecked(step, { reference }));
  const contactLink = messages.url(addresses.team.contact(reference));
  const resendLink = messages.url(addresses.team.resend(reference));
  return Object.values(todoOnline).map((step) => fillUnchecked(step, { link, contactLink, resendLink }));
}

/** That a complaint is to be acknowledged in another way, and by when. */
function acknowledge(messages: MessageDependencies, request: StoredRequest, today: Day): Block[] {
  const say = messages.words.mails.mailBounced;
  const { reference, closedOn } = request;
  const { task, due } = dueOf(request);
  if (task !== 'acknowledge' || closedOn !== undefined) return [];
  const isLate = isPast(due, today);
  const isOnline = caseLink(messages, reference) !== undefined;
  const sentence = isOnline
    ? fill(isLate ? say.acknowledgeLateOnline : say.acknowledgeOnline, { due: writeDay(due) })
    : fill(isLate ? say.acknowledgeLate : say.acknowledge, { due: writeDay(due), reference });
  return [{ paragraph: sentence }];
}

import { fill, fillUnchecked } from '../../content/words/fill.ts';
import { writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import { isPast } from '../domain/deadline/explain.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import type { MailKind, NewMail } from '../store/mails.ts';
import type { Block } from './blocks.ts';
import { newMail, composePlainEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';

/** Tells the team that an email to the person did not arrive, and what to do. Names the case by its reference only. */
export function mailBounced(
  messages: MessageDependencies,
  request: StoredRequest,
  kind: MailKind,
  today: Day,
): NewMail {
  const words = messages.words.mails.mailBounced;
  const { reference } = request;
  const kinds: Partial<Record<MailKind, string>> = words.kinds;
  const message = {
    subject: fill(words.subject, { reference }),
    preview: '',
    footer: fill(messages.words.mails.teamFooterPlain, { clinic: messages.clinic.tradingName }),
    blocks: [
      { paragraph: words.opening },
      {
        facts: [
          { label: words.reference, value: reference },
          { label: words.kind, value: kinds[kind] ?? kind },
        ],
      },
      ...acknowledge(messages, request, today),
      { subheading: words.todoHeading },
      { list: Object.values(words.todo).map((step) => fillUnchecked(step, { reference })) },
    ] satisfies Block[],
  };
  return newMail('mail-bounced', composePlainEmail(messages, messages.clinic.requestsTeam.email, message));
}

/** That a complaint is to be acknowledged in another way, and by when. */
function acknowledge({ words }: MessageDependencies, request: StoredRequest, today: Day): Block[] {
  const { acknowledge: ahead, acknowledgeLate } = words.mails.mailBounced;
  const { task, due } = dueOf(request);
  if (task !== 'acknowledge' || request.closedOn !== undefined) return [];
  const say = isPast(due, today) ? acknowledgeLate : ahead;
  return [{ paragraph: fill(say, { due: writeDay(due), reference: request.reference }) }];
}

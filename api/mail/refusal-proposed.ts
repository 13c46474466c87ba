import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { EventType } from '../domain/events.ts';
import type { NewMail } from '../store/mails.ts';
import { composePlainEmail, newMail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';

/** A refusal that somebody on the team proposed on a day in London. */
interface Proposed {
  reference: string;
  what: EventType & keyof MessageDependencies['words']['teamCases']['actions'];
  by: string;
  on: Day;
}

/** Tells the team that a refusal waits for a second person, without a word about the person or the ground. */
export function refusalProposed(
  messages: MessageDependencies,
  { reference, what, by, on }: Proposed,
): NewMail {
  const { words, clinic, url } = messages;
  const say = words.teamRelease.refusalMail;
  const link = url(addresses.team.refusal(reference));
  return newMail(
    'refusal-proposed',
    composePlainEmail(messages, clinic.requestsTeam.email, {
      subject: fill(say.subject, { reference }),
      preview: '',
      footer: fill(words.mails.teamFooterPlain, { clinic: clinic.tradingName }),
      blocks: [
        {
          paragraph: fill(say.proposed, {
            who: by,
            day: writeDay(on),
            action: words.teamCases.actions[what],
          }),
        },
        { paragraph: fill(say.toDo, { link }) },
        { paragraph: words.teamRelease.refusalPage.running },
      ],
    }),
  );
}

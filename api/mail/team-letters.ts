import { fill } from '../../content/words/fill.ts';
import { writeDay, writeDayShort, writeMoment } from '../calendar.ts';
import { describeAnswers } from '../requests/describe-answers.ts';
import { confirmedAddress } from '../requests/confirmed-address.ts';
import { explainDueDate } from '../requests/clock/explain.ts';
import { dueOf } from '../requests/due-of.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../store/store.ts';
import type { Block } from './blocks.ts';
import { newMail, writeLetter } from './letters.ts';
import type { Desk } from './letters.ts';
import { checks } from './team-checks.ts';
import { timetable } from './team-steps.ts';

/**
 * A request, whole, with what the law wants the team to look at and by when. Replying answers the person, who has
 * confirmed the address; a request that the team took down may have none.
 */
export function teamRequest(desk: Desk, request: StoredRequest): NewMail {
  const words = desk.words.mails.teamRequest;
  const date = dueOf(request);
  const message = {
    subject: fill(words.subject[request.kind], {
      reference: request.reference,
      dueShort: writeDayShort(date.due),
    }),
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
          ...(request.confirmedAt === undefined
            ? []
            : [{ label: words.confirmedOn, value: writeMoment(request.confirmedAt) }]),
          { label: words.due[date.task], value: writeDay(date.due) },
          ...(date.target === undefined || date.target === date.due
            ? []
            : [{ label: words.target, value: writeDay(date.target) }]),
        ],
      },
      { subheading: words.why },
      { list: explainDueDate(date, desk.words.dueDate) },
      { subheading: words.answersHeading },
      { facts: describeAnswers(desk, request) },
      { subheading: desk.words.team.checksHeading },
      { list: checks(desk, request) },
      { subheading: desk.words.team.stepsHeading },
      { list: timetable(desk.words, request) },
    ] satisfies Block[],
  };
  return newMail(
    'team-request',
    writeLetter(desk, desk.clinic.requestsTeam.email, message, confirmedAddress(request)),
  );
}

function opening({ words: { mails, register } }: Desk, request: StoredRequest): Block[] {
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
export function remarks({ words }: Desk, { follows, marks }: StoredRequest): Block[] {
  const { teamRequest: say, marks: names } = words.mails;
  const corrected = follows === undefined ? [] : [{ paragraph: fill(say.follows, { earlier: follows }) }];
  const marked = marks.map((mark) => names[mark]).join('; ');
  return marked === '' ? corrected : [...corrected, { paragraph: fill(say.marks, { marks: marked }) }];
}

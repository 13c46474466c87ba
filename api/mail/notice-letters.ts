import { fill } from '../../content/words/fill.ts';
import { writeDay, writeDayShort, writeMoment } from '../calendar.ts';
import { dueOf } from '../requests/due-of.ts';
import { describeAnswers } from '../requests/describe-answers.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../store/store.ts';
import type { Block } from './blocks.ts';
import { newMail, plainLetter } from './letters.ts';
import type { Desk } from './letters.ts';
import { checks } from './team-checks.ts';
import { remarks } from './team-letters.ts';
import { timetable } from './team-steps.ts';

/**
 * Tells the team of requests that nobody has confirmed: one in its own mail, several as a list. Plain text without
 * Reply-To, and what was typed stands last and cannot be pressed, because a stranger may have typed it.
 */
export function unconfirmedNotice(desk: Desk, requests: StoredRequest[]): NewMail {
  const words = desk.words.mails.unconfirmedNotice;
  const [first] = requests;
  const single = requests.length === 1 ? first : undefined;
  const noEmail = single && single.answers['email'] === undefined;
  const values = single
    ? { reference: single.reference, dueShort: writeDayShort(dueOf(single).due) }
    : { count: String(requests.length) };
  const message = {
    subject: fill(single ? (noEmail ? words.subjectNoEmail : words.subject) : words.subjectList, values),
    preview: '',
    footer: fill(desk.words.mails.teamFooter, { clinic: desk.clinic.tradingName }),
    blocks: [
      {
        paragraph: single ? (noEmail ? words.openingNoEmail[single.kind] : words.opening) : words.openingList,
      },
      ...(requests.some(({ kind }) => kind === 'opt-out') ? [{ paragraph: words.optOut }] : []),
      {
        facts: requests.flatMap((request) => {
          const { task, due } = dueOf(request);
          return [
            { label: words.reference, value: request.reference },
            { label: words.kind, value: desk.words.mails.teamRequest.heading[request.kind] },
            { label: words.receivedOn, value: writeMoment(request.receivedAt) },
            { label: desk.words.mails.teamRequest.due[task], value: writeDay(due) },
          ];
        }),
      },
      ...(single ? whatToDo(desk, single) : []),
      { paragraph: words.caution },
      ...requests.flatMap((request) => [
        { subheading: request.reference },
        ...remarks(desk, request),
        ...(request.correctedBy
          ? [{ paragraph: fill(words.correctedBy, { later: request.correctedBy }) }]
          : []),
        { paragraph: words.typed },
        {
          quote: describeAnswers(desk, request)
            .map(({ label, value }) => `${label}: ${unlink(value)}`)
            .join('\n'),
        },
      ]),
    ] satisfies Block[],
  };
  return newMail('unconfirmed-notice', plainLetter(desk, desk.clinic.requestsTeam.email, message));
}

/** Nobody may ever confirm it, so what the law wants stands here too. */
function whatToDo(desk: Desk, request: StoredRequest): Block[] {
  const { checksHeading, stepsHeading } = desk.words.team;
  return [
    { subheading: checksHeading },
    { list: checks(desk, request) },
    { subheading: stepsHeading },
    { list: timetable(desk.words, request) },
  ];
}

/** Tells the team that a mail of unknown outcome was sent once more. */
export function doubtfulMail(desk: Desk, request: StoredRequest): NewMail {
  const words = desk.words.mails.doubtfulMail;
  const message = {
    subject: fill(words.subject, { reference: request.reference }),
    preview: '',
    footer: fill(desk.words.mails.teamFooter, { clinic: desk.clinic.tradingName }),
    blocks: [
      { paragraph: words.opening },
      {
        facts: [{ label: words.reference, value: request.reference }],
      },
    ],
  };
  return newMail('doubtful-mail', plainLetter(desk, desk.clinic.requestsTeam.email, message));
}

/** Mail programs turn whatever looks like an address into a link; this still reads, and does not. */
function unlink(typed: string): string {
  return typed
    .replaceAll('://', '[:]//')
    .replace(/(?<=\S)\.(?=\S)/g, '[.]')
    .replaceAll('@', '[at]');
}

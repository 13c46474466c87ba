import { fill } from '../../content/words/fill.ts';
import { writeDay, writeDayShort, writeMoment } from '../calendar.ts';
import { describeAnswers } from '../requests/describe-answers.ts';
import { dueDate } from '../requests/due-date.ts';
import { explainDueDate } from '../requests/explain-due-date.ts';
import type { NewMail, StoredRequest } from '../store/store.ts';
import type { Block } from './blocks.ts';
import { newMail, plainLetter, writeLetter } from './letters.ts';
import type { Desk } from './letters.ts';

/** A confirmed request, whole, with what the law wants the team to look at. Replying answers the person. */
export function teamRequest(desk: Desk, request: StoredRequest): NewMail {
  const words = desk.words.mails.teamRequest;
  const { target, steps, due } = dueDate(request.receivedAt, request.nation);
  const message = {
    subject: fill(words.subject, { reference: request.reference, dueShort: writeDayShort(request.dueOn) }),
    preview: words.preview,
    footer: fill(desk.words.mails.teamFooter, { clinic: desk.clinic.tradingName }),
    blocks: [
      { heading: words.heading },
      { paragraph: words.opening },
      ...(request.noticedAt === undefined ? [] : [{ paragraph: words.noticeSent }]),
      {
        facts: [
          { label: words.reference, value: request.reference },
          { label: words.receivedOn, value: writeMoment(request.receivedAt) },
          ...(request.confirmedAt === undefined
            ? []
            : [{ label: words.confirmedOn, value: writeMoment(request.confirmedAt) }]),
          { label: words.due, value: writeDay(request.dueOn) },
          { label: words.target, value: writeDay(target) },
        ],
      },
      { subheading: words.why },
      { list: explainDueDate({ due, target, steps }, desk.words.dueDate) },
      { subheading: words.answersHeading },
      { facts: describeAnswers(desk, request) },
      { subheading: words.checksHeading },
      { list: checks(desk, request) },
    ] satisfies Block[],
  };
  const { email } = request.answers;
  return newMail(
    'team-request',
    writeLetter(desk, desk.clinic.requestsTeam.email, message, typeof email === 'string' ? email : undefined),
  );
}

/** What to look at before answering, in the order in which it matters. */
function checks({ clinic, words }: Desk, request: StoredRequest): string[] {
  const all = words.mails.teamRequest.checks;
  const { want } = request.answers;
  const cctv =
    clinic.cctv && (want === undefined || want.includes('cctv') || want.includes('whole'))
      ? [fill(all.cctv, { days: String(clinic.cctv.keepDays) })]
      : [];
  const authority = request.answers['asking'] === 'other' ? [all.authority] : [];
  return [...cctv, all.identity, ...authority, all.search, all.thirdParties, all.seriousHarm, all.late];
}

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
    ? { reference: single.reference, dueShort: writeDayShort(single.dueOn) }
    : { count: String(requests.length) };
  const message = {
    subject: fill(single ? (noEmail ? words.subjectNoEmail : words.subject) : words.subjectList, values),
    preview: '',
    footer: fill(desk.words.mails.teamFooter, { clinic: desk.clinic.tradingName }),
    blocks: [
      { paragraph: single ? (noEmail ? words.openingNoEmail : words.opening) : words.openingList },
      {
        facts: requests.flatMap((request) => [
          { label: words.reference, value: request.reference },
          { label: words.receivedOn, value: writeMoment(request.receivedAt) },
          { label: words.due, value: writeDay(request.dueOn) },
        ]),
      },
      { paragraph: words.caution },
      ...requests.flatMap((request) => [
        { subheading: `${request.reference}. ${words.typed}` },
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

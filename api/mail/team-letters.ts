import { fill } from '../../content/words/fill.ts';
import { writeDay, writeDayShort, writeMoment } from '../calendar.ts';
import { describeAnswers } from '../requests/describe-answers.ts';
import { dueDate } from '../requests/due-date.ts';
import { explainDueDate } from '../requests/explain-due-date.ts';
import type { NewMail, StoredRequest } from '../store/store.ts';
import type { Block } from './blocks.ts';
import { newMail, writeLetter } from './letters.ts';
import type { Desk } from './letters.ts';

/** A confirmed request, whole, with what the law wants the team to look at. Replying answers the person. */
export function teamRequest(desk: Desk, request: StoredRequest): NewMail {
  const words = desk.words.mails.teamRequest;
  const { target, steps, due } = dueDate(request.receivedAt, request.nation);
  const message = {
    subject: fill(words.subject[request.kind], {
      reference: request.reference,
      dueShort: writeDayShort(request.dueOn),
    }),
    preview: words.preview,
    footer: fill(desk.words.mails.teamFooter, { clinic: desk.clinic.tradingName }),
    blocks: [
      { heading: words.heading[request.kind] },
      { paragraph: words.opening },
      ...(request.noticedAt === undefined ? [] : [{ paragraph: words.noticeSent }]),
      ...remarks(desk, request),
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

/** What is unusual about a request: it corrects another, or a machine may have sent it. */
export function remarks({ words }: Desk, { follows, marks }: StoredRequest): Block[] {
  const { teamRequest: say, marks: names } = words.mails;
  const corrected = follows === undefined ? [] : [{ paragraph: fill(say.follows, { earlier: follows }) }];
  const marked = marks.map((mark) => names[mark]).join('; ');
  return marked === '' ? corrected : [...corrected, { paragraph: fill(say.marks, { marks: marked }) }];
}

/** What to look at before answering, in the order in which it matters. */
function checks(desk: Desk, request: StoredRequest): string[] {
  const all = desk.words.mails.teamRequest.checks;
  switch (request.kind) {
    case 'access':
      return [
        ...cctvCheck(desk, request),
        all.identity,
        ...(request.answers['asking'] === 'other' ? [all.authority] : []),
        all.search,
        all.thirdParties,
        all.seriousHarm,
        all.late,
      ];
    case 'opt-out':
      return [
        all.stop,
        ...(request.answers['profiling'] === undefined ? [] : [all.profiling]),
        all.care,
        all.suppression,
      ];
  }
}

function cctvCheck({ clinic, words }: Desk, { answers: { want } }: StoredRequest): string[] {
  const asked = want === undefined || want.includes('cctv') || want.includes('whole');
  if (!clinic.cctv || !asked) return [];
  return [fill(words.mails.teamRequest.checks.cctv, { days: String(clinic.cctv.keepDays) })];
}

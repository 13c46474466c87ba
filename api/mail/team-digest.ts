import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { compareDays, daysFrom, writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { inChargeOf } from '../domain/in-charge.ts';
import type { CaseHead } from '../store/case-heads.ts';
import type { NewMail } from '../store/mails.ts';
import type { Block } from './blocks.ts';
import { caseLink } from './case-link.ts';
import { newMail, composePlainEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';
import { sentenceAbout } from './team-reminder.ts';

/**
 * The list of open cases at the start of a week, without a word about anyone who asked. What is late comes first. At the
 * end are the heads of the chains that were changed, so that somebody outside the server has them.
 *
 * @param requests the first open cases, the soonest due first
 * @param open how many are open
 */
export function teamDigest(
  messages: MessageDependencies,
  requests: readonly StoredRequest[],
  { open: count, heads }: { open: number; heads: readonly CaseHead[] },
  today: Day,
): NewMail {
  const { digest: say } = messages.words.team;
  const groups = Object.groupBy(requests, (request) => groupOf(request, today));
  const rest = count - requests.length;
  const message = {
    subject: subjectOf(count, say),
    preview: '',
    footer: fill(messages.words.mails.teamFooterPlain, { clinic: messages.clinic.tradingName }),
    blocks: [
      { paragraph: fill(count === 0 ? say.openingNone : say.opening, { day: writeDay(today) }) },
      ...GROUPS.flatMap((group): Block[] => {
        const own = groups[group] ?? [];
        return own.length === 0
          ? []
          : [
              { subheading: say.headings[group] },
              ...own.map((request) => ({ paragraph: lineOf(messages, request, today) })),
            ];
      }),
      ...(rest > 0 ? [{ paragraph: fill(say.more, { count: String(rest) }) }] : []),
      ...headBlocks(heads, say),
      { paragraph: say.off },
    ] satisfies Block[],
  };
  return newMail('team-digest', composePlainEmail(messages, messages.clinic.requestsTeam.email, message));
}

function subjectOf(count: number, { subject }: Words['team']['digest']): string {
  if (count === 0) return subject.none;
  return count === 1 ? subject.one : fill(subject.many, { count: String(count) });
}

function headBlocks(heads: readonly CaseHead[], say: Words['team']['digest']): Block[] {
  return heads.length === 0
    ? []
    : [
        { subheading: say.heads.heading },
        { paragraph: say.heads.why },
        {
          paragraph: heads
            .map(({ reference, place, link }) =>
              fill(say.heads.line, { reference, count: String(place), head: link }),
            )
            .join('\n'),
        },
      ];
}

type Group = keyof MessageDependencies['words']['team']['digest']['headings'];
const GROUPS: readonly Group[] = ['late', 'week', 'later', 'waiting'];

function groupOf(request: StoredRequest, today: Day): Group {
  const { due, waiting } = dueOf(request);
  if (waiting.length > 0) return 'waiting';
  if (compareDays(due, today) < 0) return 'late';
  return daysFrom(today, due) < 7 ? 'week' : 'later';
}

function lineOf(messages: MessageDependencies, request: StoredRequest, today: Day): string {
  const { digest: say } = messages.words.team;
  const who = inChargeOf(request);
  return fill(say.line, {
    reference: request.reference,
    sentence: sentenceAbout(messages, request, today),
    inCharge: who === undefined ? say.nobody : fill(say.inCharge, { who }),
    link: caseLink(messages, request.reference) ?? '',
  });
}

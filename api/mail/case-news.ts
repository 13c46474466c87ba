import { addresses } from '../../content/addresses.ts';
import { requesterIn } from '../../content/forms/who-asks.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { explainDueDate, explainInShort } from '../domain/deadline/explain.ts';
import { requirementEvent } from '../domain/events.ts';
import type { EventType } from '../domain/events.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import { dateForPerson, sorryForClosing } from '../domain/deadline/date-for-person.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import type { DueDate } from '../domain/deadline/facts.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Block } from './blocks.ts';
import { newMail, composeEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';
import { personFooter } from './person-footer.ts';
import { reachBlocks } from './reach-blocks.ts';
import { statusAddress } from './status-address.ts';

type Events = Words['caseNews']['events'];
const ANSWERS: readonly EventType[] = ['case.completed', 'case.partly-refused', 'case.refused'];
/**
 * Events after which the person must be told about complaints and the courts (UK GDPR Art 12(4)). An extension includes
 * them as good practice.
 */
const WITH_REMEDIES: readonly EventType[] = [...ANSWERS, 'case.not-ours', 'case.extended'];

/** What a person is told about an event of their case, with the subject that an email about it has. */
interface News {
  subject: string;
  preview: string;
  blocks: Block[];
}

/** What an email and a letter have each in its own way. */
interface Parts {
  /** Why the date, while the case is open. */
  why: (date: DueDate) => Block[];
  /** How the person can answer. */
  reach: Block[];
}

/**
 * What to tell a person about an event in their case, for an email or a letter. Undefined if there is nothing to tell.
 *
 * @param parts what an email and a letter have each in its own way
 */
function newsAbout(
  messages: MessageDependencies,
  request: StoredRequest,
  what: EventType,
  reason: string | undefined,
  today: Day,
  { why, reach }: Parts,
): News | undefined {
  const key = newsOf(request, what);
  const { events } = messages.words.caseNews;
  if (!isNews(events, key)) return undefined;
  const { subject, preview, heading, opening } = {
    ...events[key],
    ...insteadOf(messages.words, request, key),
  };
  return {
    subject: fill(subject, { reference: request.reference }),
    preview,
    blocks: [
      { heading },
      { paragraph: opening },
      ...reasonBlocks(messages, key, what, reason),
      ...howBlocks(events[key]),
      ...dateBlocks(messages, request, today, why),
      // Nobody disagrees with an opt-out that was done as they asked.
      ...(WITH_REMEDIES.includes(what) && request.kind !== 'opt-out' ? remedyBlocks(messages, request) : []),
      ...reach,
    ],
  };
}

/**
 * Emails a person about an event in their case. Undefined if the event has no mail, or no address is confirmed, because
 * the mail contains what the team wrote. A reply goes to the team.
 */
export function caseNews(
  messages: MessageDependencies,
  request: StoredRequest,
  what: EventType,
  reason: string | undefined,
  today: Day,
): NewMail | undefined {
  const to = confirmedAddress(request);
  const { caseNews: say, dueDate } = messages.words;
  const href = statusAddress(messages, request);
  const news = newsAbout(messages, request, what, reason, today, {
    // The page has every step.
    why: (date) => [{ paragraph: explainInShort(date, dueDate, today) }, { link: say.statusAndWhy, href }],
    reach: [
      ...(request.closedOn === undefined ? [] : [{ link: say.status, href }]),
      ...reachBlocks(messages, say.reachHeading),
    ],
  });
  if (to === undefined || !news) return undefined;
  const message = { ...news, ...personFooter(messages) };
  return newMail('case-news', composeEmail(messages, to, message, messages.clinic.requestsTeam.email));
}

/** The same as the text of a letter. Undefined if there is nothing to tell. */
export function caseLetter(
  messages: MessageDependencies,
  request: StoredRequest,
  what: EventType,
  reason: string | undefined,
  today: Day,
): Block[] | undefined {
  const reach = reachBlocks(messages, messages.words.caseNews.reachHeading).filter(
    (block) => !('paragraph' in block && block.paragraph === messages.words.caseNews.reply),
  );
  const why = (date: DueDate): Block[] => [{ list: explainDueDate(date, messages.words.dueDate, today) }];
  return newsAbout(messages, request, what, reason, today, { why, reach })?.blocks;
}

/** The mail for an event: a complaint has an outcome, and an opt-out is done rather than answered. */
function newsOf({ kind }: StoredRequest, what: EventType): string {
  if (kind === 'complaint' && ANSWERS.includes(what)) return 'outcome';
  return kind === 'opt-out' && what === 'case.completed' ? 'off-all-lists' : what;
}

/** What the kind of a request says instead of some of the words of an event. */
function insteadOf(
  { caseNews: { byKind } }: Words,
  { kind, answers }: StoredRequest,
  key: string,
): Partial<Record<'preview' | 'heading' | 'opening', string> & { subject: `${string}{reference}${string}` }> {
  const group = requesterIn(answers) === 'deceased' ? 'deceased' : kind;
  if (group !== 'complaint' && group !== 'opt-out' && group !== 'deceased') return {};
  const ofGroup: Partial<Record<string, ReturnType<typeof insteadOf>>> = byKind[group];
  return ofGroup[key] ?? {};
}

const isNews = (events: Events, key: string): key is keyof Events => key in events;

function reasonBlocks(
  { words: { caseNews: words } }: MessageDependencies,
  key: keyof Events,
  what: EventType,
  reason: string | undefined,
): Block[] {
  if (reason === undefined) return [];
  const subheading =
    key === 'outcome'
      ? words.whatWeFound
      : requirementEvent(what)?.act === 'requested'
        ? words.reason.need
        : what === 'case.voided' || (WITH_REMEDIES.includes(what) && what !== 'case.completed')
          ? words.reason.why
          : what === 'case.duplicate'
            ? words.reason.other
            : words.reason.note;
  return [{ subheading }, ...reason.split(/\n{2,}/).map((paragraph) => ({ paragraph }))];
}

const howBlocks = (news: Events[keyof Events]): Block[] => ('how' in news ? [{ paragraph: news.how }] : []);

/** The due date and its reasons while the case is open, and an apology if it was missed. */
function dateBlocks(
  { words }: MessageDependencies,
  request: StoredRequest,
  today: Day,
  why: Parts['why'],
): Block[] {
  const say = words.caseNews;
  const about = [
    { label: say.reference, value: request.reference },
    { label: say.receivedOn, value: writeDay(request.receivedOn) },
  ];
  if (request.closedOn !== undefined)
    return [{ facts: about }, ...paragraph(sorryForClosing(request, words))];
  const { label, value, sorry } = dateForPerson(request, words, today);
  return [
    { facts: [...about, { label, value }] },
    ...paragraph(sorry),
    { subheading: say.dateHeading },
    ...why(dueOf(request)),
  ];
}

const paragraph = (text: string | undefined): Block[] => (text === undefined ? [] : [{ paragraph: text }]);

function remedyBlocks(messages: MessageDependencies, request: StoredRequest): Block[] {
  const { heading } = messages.words.caseNews.remedies;
  return [{ subheading: heading }, { list: remedies(messages, request) }];
}

/** What a person can do who does not agree with an answer: complain to us, to the regulator, and go to court. */
export function remedies(
  { clinic, words, url }: Pick<MessageDependencies, 'clinic' | 'words' | 'url'>,
  { answers }: StoredRequest,
): string[] {
  const say = words.caseNews.remedies;
  const us = fill(say.us, { phone: clinic.phone, form: url(addresses.form('complaint')) });
  const regulator = fill(say.regulator, {
    regulator: clinic.regulator.name,
    complaints: clinic.regulator.complaints,
    regulatorPhone: clinic.regulator.phone,
  });
  return requesterIn(answers) === 'deceased' ? [us, say.courtAfterDeath] : [us, regulator, say.court];
}

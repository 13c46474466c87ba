import { requesterIn } from '../../content/forms/who-asks.ts';
import { fill } from '../../content/words/fill.ts';
import { addDays, writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { asksForProof } from '../domain/asks-for-proof.ts';
import { hasBounced } from '../domain/bounces.ts';
import type { StoredRequest } from '../domain/case.ts';
import { chosenAnswers } from '../domain/chosen-answers.ts';
import type { Answered } from '../domain/chosen-answers.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import { dateForPerson, sorryForClosing } from '../domain/deadline/date-for-person.ts';
import type { DateForPerson } from '../domain/deadline/date-for-person.ts';
import { dueOf, onceAcknowledged } from '../domain/deadline/due-of.ts';
import { explainDueDate, isPast } from '../domain/deadline/explain.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { closing } from '../domain/events.ts';
import { takenBack } from '../domain/take-back.ts';
import { remedies } from '../mail/case-news.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { copyProgress } from './copy-progress.ts';
import type { CopyState } from './copy-progress.ts';
import { openNeeds } from './needs.ts';
import type { Step } from './step.ts';
import { isTakenOff, stepsOf } from './steps.ts';

type Content = Pick<MessageDependencies, 'clinic' | 'words' | 'url'>;

/** A request as its page shows it to anyone who has the address: nothing in it was typed by anybody. */
export interface StatusView {
  reference: string;
  heading: string;
  /** Where it is, in a word or two. */
  status: string;
  /** Whether the person must do something before it goes on. */
  isWaiting: boolean;
  date: DateForPerson;
  /** What to know first. */
  notes: string[];
  isOpen: boolean;
  steps: Step[];
  /** How an open request's date came about. */
  why: string[];
  choices: Answered[];
  /** What the person can do if they do not agree with an answer. */
  remedies: string[];
  /** Whether the page ends with how to reach the regulator. */
  hasRegulator: boolean;
  /** How long the page of a closed request can be opened. */
  until: string | undefined;
}

/** How many days after its closing the page of a request can be opened. */
const OPEN_AFTER_CLOSING = 90;

const lastDay = (closedOn: Day): Day => addDays(closedOn, OPEN_AFTER_CLOSING);

/** Whether the page of a request can no longer be opened on that day in London. */
export const hasExpired = ({ closedOn, erasedAt }: StoredRequest, today: Day): boolean =>
  erasedAt !== undefined || (closedOn !== undefined && isPast(lastDay(closedOn), today));

/** What the page of a request shows on a day in London: a pure function of the stored case, the words and the day. */
export function statusView(content: Content, request: StoredRequest, today: Day): StatusView {
  const { clinic, words } = content;
  const { kind, reference, closedOn, answers } = request;
  const isOpen = closedOn === undefined;
  const shown = isOpen ? asOnPage(request, today) : request;
  const date = dueOf(shown);
  const isAnswered = outcomeOf(request) === 'answered' || outcomeOf(request) === 'not-ours';
  const hasRemedies = !isOpen && isAnswered && kind !== 'opt-out';
  return {
    reference,
    heading: headingOf(content, request),
    status: words.status.status[stateOf(request)],
    isWaiting: stateOf(request) === 'waiting',
    date: isOpen ? dateForPerson(shown, words, today) : dateOfClosing(content, request, closedOn),
    notes: notesOf(content, request),
    isOpen,
    steps: stepsOf(content, shown),
    // The page itself says that we have it, and on which day the email said so is not for every reader.
    why: isOpen
      ? explainDueDate(
          { ...date, steps: date.steps.filter(({ step }) => step !== 'acknowledged') },
          words.dueDate,
          today,
        )
      : [],
    // Where the team entered it, nobody chose anything on a form.
    choices: request.channel === 'form' ? chosenAnswers(clinic, request) : [],
    remedies: hasRemedies ? remedies(content, request) : [],
    hasRegulator: (isOpen && kind === 'complaint') || (hasRemedies && requesterIn(answers) !== 'deceased'),
    until: isOpen ? undefined : fill(words.status.until, { day: writeDay(lastDay(closedOn)) }),
  };
}

/**
 * A complaint with an email address counts on pages as acknowledged on the day on which its page confirmed it, while
 * there is time: the same whether or not the address had already had its emails for the day.
 */
export function asOnPage(request: StoredRequest, today: Day): StoredRequest {
  const { channel, answers, receivedOn } = request;
  if (channel !== 'form' || answers['email'] === undefined || isPast(dueOf(request).due, today))
    return request;
  return onceAcknowledged(request, receivedOn);
}

type Outcome = 'answered' | 'withdrawn' | 'duplicate' | 'spam' | 'not-ours';

const outcomes: Partial<Record<string, Outcome>> = {
  'case.withdrawn': 'withdrawn',
  'case.duplicate': 'duplicate',
  'case.spam': 'spam',
  'case.not-ours': 'not-ours',
};

/** How a closed case ended. An answer is one answer here, whatever it says: anyone with the address reads this. */
function outcomeOf({ closedOn, events }: StoredRequest): Outcome | undefined {
  if (closedOn === undefined) return undefined;
  const last = effectiveEvents(events).findLast(({ what }) => closing.some((it) => it === what));
  return outcomes[last?.what ?? ''] ?? 'answered';
}

const nounOf = ({ kind }: StoredRequest): 'request' | 'complaint' | 'opt-out' =>
  kind === 'complaint' || kind === 'opt-out' ? kind : 'request';

function headingOf(
  { words: { status, requests, delivery } }: Pick<Content, 'words'>,
  request: StoredRequest,
): string {
  const { kind } = request;
  const outcome = outcomeOf(request);
  if (outcome)
    return isTakenOff(request) ? status.takenBackTitle : status.closed[outcome][nounOf(request)].title;
  if (openNeeds(request).length > 0) return status.waitingTitle;
  const { received } = requests;
  const copy = copyProgress(request.events).state;
  if (copy !== undefined) return copyHeading(delivery.status, copy);
  if (kind === 'complaint') return received.titleComplaint;
  return kind === 'opt-out' && !isTakenOff(request) ? received.titleOptOut : received.title;
}

function stateOf(request: StoredRequest): keyof MessageDependencies['words']['status']['status'] {
  const { kind, channel, answers, confirmedAt } = request;
  const outcome = outcomeOf(request);
  if (outcome) return outcome === 'answered' || outcome === 'withdrawn' ? outcome : 'closed';
  if (kind === 'opt-out') return isTakenOff(request) ? 'received' : 'stopped';
  if (openNeeds(request).length > 0) return 'waiting';
  if (kind === 'complaint') return 'looking';
  const copy = copyProgress(request.events).state;
  if (copy !== undefined) return stateOfCopy[copy];
  const isUnconfirmed = channel === 'form' && answers['email'] !== undefined && confirmedAt === undefined;
  return isUnconfirmed ? 'received' : kind === 'rights' ? 'looking' : 'preparing';
}

/** Where an open request is, once its copy was sent. */
const stateOfCopy = {
  ready: 'ready',
  locked: 'waiting',
  expired: 'waiting',
  received: 'sent',
  downloaded: 'sent',
  posted: 'sent',
  collected: 'collected',
} as const satisfies Record<CopyState, string>;

function copyHeading(say: Content['words']['delivery']['status'], state: CopyState): string {
  if (state === 'ready') return say.readyTitle;
  if (state === 'locked') return say.lockedTitle;
  return state === 'expired' ? say.expiredTitle : say[state];
}

function dateOfClosing({ words }: Content, request: StoredRequest, closedOn: Day): DateForPerson {
  const outcome = outcomeOf(request) ?? 'answered';
  const sorry = outcome === 'answered' ? sorryForClosing(request, words) : undefined;
  const label = request.kind === 'opt-out' ? words.dueDate.closed : words.status.closed[outcome].label;
  return { label, value: writeDay(closedOn), day: closedOn, ...(sorry === undefined ? {} : { sorry }) };
}

function notesOf({ words: { requests, status } }: Content, request: StoredRequest): string[] {
  const { kind, follows, answers } = request;
  const { received } = requests;
  const outcome = outcomeOf(request);
  const isBack = takenBack(request) !== undefined;
  const ofClosing = outcome && !isTakenOff(request) ? [status.closed[outcome][nounOf(request)].text] : [];
  const needsNothing = !outcome && isDoneWhenReceived(kind) && !isBack && openNeeds(request).length === 0;
  return [
    ...(hasBounced(request) && !isBack ? [status.bounced] : []),
    ...ofClosing,
    ...(needsNothing && !asksForProof(request) ? [received.nothingLeft] : []),
    ...(!outcome && answers['email'] === undefined ? [received.noEmail[kind]] : []),
    ...(follows === undefined ? [] : [fill(received.follows, { earlier: follows })]),
    ...(isBack ? [received.takenBack] : []),
  ];
}

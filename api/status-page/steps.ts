import { lawOfNation } from '../../content/forms/by-nation.ts';
import { requesterIn } from '../../content/forms/who-asks.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { compareDays, dayInLondon, writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { CaseEvent, StoredRequest } from '../domain/case.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { closing, requirementEvent } from '../domain/events.ts';
import { staysOnList, TAKEN_BACK, takenBack } from '../domain/take-back.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { copyProgress } from './copy-progress.ts';
import { needSteps, openNeeds } from './needs.ts';
import type { Step } from './step.ts';

type Content = Pick<MessageDependencies, 'clinic' | 'words'>;

const plain = { texts: [], list: [], postTo: [] } as const satisfies Partial<Step>;

/** Whether nothing of an opt-out is left on the list, because the owner of the mailbox took it back. */
export const isTakenOff = (request: StoredRequest): boolean =>
  takenBack(request) !== undefined && !staysOnList(request.answers);

/** The steps of a request, in order: what happened, what the person must do, what we do now, and what comes. */
export function stepsOf(content: Content, request: StoredRequest): Step[] {
  const done = [...happened(content.words, request), ...copyStep(content.words, request)];
  if (request.closedOn !== undefined) return done;
  const { words } = content;
  return request.kind === 'opt-out'
    ? [...done, ...afterOptOut(words, request)]
    : [
        ...done,
        ...toConfirm(words, request),
        ...needSteps(content, request),
        ...ahead(content, request),
        ...canConfirm(words, request),
      ];
}

/** What happened, with the day of each. What we still wait for is not among it. */
function happened(words: Words, request: StoredRequest): Step[] {
  const { happened: say } = words.status;
  const { kind, channel, receivedOn, receivedAt, confirmedAt, events } = request;
  const effective = effectiveEvents(events);
  const vouched = effective.some(({ what }) => what === 'case.confirmed');
  const byLink = effective.some(({ what }) => what === 'case.address-confirmed');
  const waiting = openNeeds(request);
  const copy = copyProgress(events).steps;
  const entries: { title: string; on: Day }[] = [
    { title: channel === 'form' ? say.received[kind] : say.receivedBy[channel], on: receivedOn },
    ...(kind === 'opt-out' && !isTakenOff(request)
      ? [{ title: say.stopped, on: dayInLondon(receivedAt) }]
      : []),
    ...(confirmedAt === undefined
      ? []
      : [{ title: vouched && !byLink ? say.vouched : say.confirmed, on: dayInLondon(confirmedAt) }]),
    ...effective
      .filter((event) => !waiting.includes(event))
      .flatMap((event) => {
        const ofCopy = copy.find((step) => step.event === event);
        const title = ofCopy ? words.delivery.status[ofCopy.said] : titleOf(words, request, event);
        return title === undefined ? [] : [{ title, on: event.on }];
      }),
  ];
  return entries
    .toSorted((a, b) => compareDays(a.on, b.on))
    .map(({ title, on }) => ({ ...plain, title, day: writeDay(on), state: 'done' }));
}

/** What an event is called. Undefined for one that is not the person's business, or that has an entry of its own. */
function titleOf({ status }: Words, { kind, answers }: StoredRequest, event: CaseEvent): string | undefined {
  const { happened: say } = status;
  const about = requirementEvent(event.what);
  if (about?.act === 'received') return say.had[about.requirement];
  if (about)
    return about.requirement === 'authority' && requesterIn(answers) === 'deceased'
      ? say.requestedAfterDeath
      : say.requested[about.requirement];
  switch (event.what) {
    // An email that acknowledges a complaint is not shown: the page itself says that we have it.
    case 'case.acknowledged':
      return event.by === undefined ? undefined : say.acknowledged;
    case 'case.extended':
      return say.extended;
    case 'case.completed':
    case 'case.partly-refused':
    case 'case.refused':
      return kind === 'complaint' ? say.outcome : kind === 'opt-out' ? say.offLists : say.answered;
    case 'case.withdrawn':
      return say.withdrawn;
    case 'case.reopened':
      return say.reopened;
    case 'case.disputed':
      return say.disputed;
    case 'case.reply-received':
      return say.wrote;
    case TAKEN_BACK:
      return say.takenBack;
    default:
      return closing.some((it) => it === event.what) ? say.closed : undefined;
  }
}

/** What the person does about a copy: also once the case is closed. */
function copyStep({ delivery: { status: say } }: Words, { events }: StoredRequest): Step[] {
  const { state, isDownloaded } = copyProgress(events);
  const yours = (title: string, ...texts: string[]): Step[] => [{ ...plain, title, texts, state: 'yours' }];
  switch (state) {
    case 'ready':
      return yours(say.readyTitle, say.ready, ...(isDownloaded ? [say.notYou] : []));
    case 'locked':
      return yours(say.lockedTitle, say.locked);
    case 'expired':
      return yours(say.expiredTitle, say.expiredText);
    default:
      return [];
  }
}

const mayConfirm = (request: StoredRequest): boolean =>
  request.answers['email'] !== undefined && request.confirmedAt === undefined && !takenBack(request);

/** The first thing that the person must do, where a request waits for their address to be confirmed. */
function toConfirm({ requests: { received } }: Words, request: StoredRequest): Step[] {
  if (isDoneWhenReceived(request.kind) || !mayConfirm(request)) return [];
  const texts = [received.checkEmailWhy];
  return [{ ...plain, title: received.checkEmail, texts, state: 'yours', canResend: true }];
}

/** The same, last and optional, where the request is complete on receipt. */
function canConfirm({ requests: { received } }: Words, request: StoredRequest): Step[] {
  if (!isDoneWhenReceived(request.kind) || !mayConfirm(request)) return [];
  return [{ ...plain, texts: [received.emailed[request.kind]], state: 'later', canResend: true }];
}

function afterOptOut(words: Words, request: StoredRequest): Step[] {
  if (isTakenOff(request)) return [];
  const texts = Object.values(words.requests.next['opt-out']);
  return [
    ...texts.map((text): Step => ({ ...plain, texts: [text], state: 'later' })),
    ...canConfirm(words, request),
  ];
}

/** What we do now, and what comes after it. While we wait for the person, all of it comes later. */
function ahead({ words }: Content, request: StoredRequest): Step[] {
  const { kind, nation, answers } = request;
  const { next } = words.requests;
  const copy = copyProgress(request.events).state;
  const now = openNeeds(request).length > 0 ? 'later' : 'now';
  const step = (state: Step['state'], ...texts: string[]): Step => ({ ...plain, texts, state });
  if (copy !== undefined) {
    const isWithThem = copy !== 'ready' && copy !== 'locked' && copy !== 'expired';
    return [step(isWithThem ? now : 'later', words.delivery.status.after)];
  }
  if (requesterIn(answers) === 'deceased') {
    const { times, team, answer } = words.status.afterDeath;
    return [step(now, team, fill(times, { times: lawOfNation[nation].death.times })), step('later', answer)];
  }
  if (kind === 'complaint')
    return [
      step(now, next.complaint.team, next.complaint.informed),
      step('later', next.complaint.answer),
      step('later', next.complaint.regulator),
    ];
  const { team, identity, answer } = kind === 'rights' ? next.rights : next.access;
  const isForSelf = requesterIn(answers) === 'self';
  const isSettled = request.events.some(({ what }) => requirementEvent(what)?.requirement === 'identity');
  return [
    step(now, team),
    ...(isForSelf && !isSettled ? [step('later', identity)] : []),
    step('later', answer),
  ];
}

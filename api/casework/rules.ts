import { requesterIn } from '../../content/forms/who-asks.ts';
import type { Team } from '../../content/team/schema.ts';
import type { Words } from '../../content/words/words.ts';
import { compareDays, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { CaseEvent } from '../domain/case.ts';
import type { StoredRequest } from '../domain/case.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import { isReference } from '../domain/references.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { effectiveEvents, isBounceOfTeam, lastVoidable } from '../domain/corrections.ts';
import {
  afterClosing,
  closing,
  isAddition,
  mustBeNotified,
  requirementEvent,
  requirements,
} from '../domain/events.ts';
import type { EventType, Recordable } from '../domain/events.ts';
import { named, refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';
import { checkRelease, checkSecondPerson } from './release-rules.ts';
import type { Agreement } from './release-rules.ts';
import { groundsFor } from '../domain/refusal-grounds.ts';
import type { RefusalGround } from '../domain/refusal-grounds.ts';

const REOPENED = named(['reopened'], ({ teamCases }) => ({ reopened: teamCases.actions['case.reopened'] }));

/** An event that the team asks to record. */
export interface Recording {
  what: Recordable;
  /** The day on which it happened, in London. */
  on: Day;
  by: string;
  reason: string | undefined;
  /** What a refusal rests on. */
  grounds?: readonly RefusalGround[] | undefined;
  /** The person has already been notified, so no mail is sent. */
  notified: boolean;
  /** The team is sure about what is otherwise asked first: that the person has an answer of which no email tells them. */
  sure: boolean;
  /** How many events the case had when the team looked at it. If it has others now, nothing is recorded. */
  seen?: number | undefined;
  /** That the person who records a refusal agrees to the proposal of another. */
  agreement?: Agreement | undefined;
}

/** The most characters in a reason. A letter should not be longer. */
export const MAX_REASON_LENGTH = 4000;

/**
 * Checks whether an event may be recorded. Returns undefined if it may, or else the first reason against it.
 *
 * @param team the clinic's `team.yaml`, whose rules for refusals and releases apply. Undefined if it has none
 */
export function validateRecording(
  request: StoredRequest,
  recording: Recording,
  today: Day,
  words: Words['cases'],
  team?: Team,
): Refusal | undefined {
  const standing = { ...request, events: effectiveEvents(request.events) };
  if (recording.seen !== undefined && recording.seen !== request.events.length) return refuse('moved');
  return (
    checkState(standing, recording) ??
    checkDay(standing, recording, today) ??
    checkKind(standing, recording.what, words) ??
    checkGrounds(standing, recording, words) ??
    checkSecondPerson(request, recording, team) ??
    checkRelease(request, recording.what, team, words) ??
    checkOrder(standing, recording, today) ??
    checkText(recording, words) ??
    checkNotification(standing, recording, today, words) ??
    askFirst(standing, recording)
  );
}

/** Only an open request for a copy has searches and a release checklist. */
export function checkForRelease(request: StoredRequest, { onlyFor }: Words['cases']): Refusal | undefined {
  const { closedOn, kind } = request;
  return (
    checkErased(request) ??
    (kind === 'access' ? undefined : refuse('notForKind', { why: onlyFor.release })) ??
    (closedOn === undefined
      ? undefined
      : refuse('closed', { day: writeDayShort(closedOn), reopened: REOPENED }))
  );
}

/** An erased case can only be read. */
export function checkErased({ erasedAt, events }: StoredRequest): Refusal | undefined {
  return erasedAt === undefined
    ? undefined
    : refuse('erased', { day: writeDayShort(lastOf(events, 'case.erased')?.on ?? '') });
}

function checkState(request: StoredRequest, { what }: Recording): Refusal | undefined {
  const { closedOn } = request;
  const erased = checkErased(request);
  if (erased) return erased;
  if (closedOn !== undefined && !afterClosing.includes(what))
    return refuse('closed', { day: writeDayShort(closedOn), reopened: REOPENED });
  return closedOn === undefined && what === 'case.reopened' ? refuse('notClosed') : undefined;
}

function checkDay(
  { receivedOn, events }: StoredRequest,
  { what, on }: Recording,
  today: Day,
): Refusal | undefined {
  const day = writeDayShort(on);
  if (compareDays(on, today) > 0) return refuse('future', { day });
  if (compareDays(on, receivedOn) < 0)
    return refuse('beforeReceipt', { day, received: writeDayShort(receivedOn) });
  // A reply may reach the team after the case was closed, and have come before.
  if (isAddition(what)) return undefined;
  const turn = lastOf(events, 'case.reopened', ...closing);
  return turn && compareDays(on, turn.on) < 0
    ? refuse('beforeTurn', { day, turn: writeDayShort(turn.on) })
    : undefined;
}

/** Some events exist in law for some kinds of request only. */
function checkKind(
  { kind, answers }: StoredRequest,
  what: Recordable,
  { onlyFor }: Words['cases'],
): Refusal | undefined {
  const deceased = requesterIn(answers) === 'deceased';
  const month = (kind === 'access' && !deceased) || kind === 'rights';
  const no = (why: string) => refuse('notForKind', { why });
  switch (what) {
    case 'case.clarification-requested':
    case 'case.clarification-received':
      return kind === 'access' && !deceased ? undefined : no(onlyFor.clarification);
    case 'case.fee-requested':
    case 'case.fee-received':
      return month ? undefined : no(onlyFor.fee);
    case 'case.extended':
      return month ? undefined : no(onlyFor.month);
    case 'case.bounced':
      return answers['email'] === undefined ? refuse('noEmail') : undefined;
    case 'case.acknowledged':
      return kind === 'complaint' ? undefined : no(onlyFor.complaint);
    case 'case.records-recent':
    case 'case.records-older':
      return deceased ? undefined : no(onlyFor.deceased);
    case 'case.identity-requested':
    case 'case.identity-received':
    case 'case.authority-requested':
    case 'case.authority-received':
      return kind === 'opt-out' ? no(onlyFor.proof) : undefined;
    case 'case.refused':
    case 'case.partly-refused':
    case 'case.not-ours':
      return kind === 'opt-out' ? no(onlyFor.refuse) : undefined;
    default:
      return undefined;
  }
}

function checkGrounds(
  request: StoredRequest,
  { what, grounds = [] }: Recording,
  words: Words['cases'],
): Refusal | undefined {
  if (grounds.length === 0) return undefined;
  const all = groundsFor(request, what);
  if (all.length === 0) return refuse('notForKind', { why: words.onlyFor.ground });
  return grounds.every((ground) => all.includes(ground))
    ? undefined
    : refuse('groundNotFor', { all: named(all, (words) => words.cases.grounds) });
}

function checkOrder(
  request: StoredRequest,
  { what, on, notified }: Recording,
  today: Day,
): Refusal | undefined {
  const { events, confirmedAt } = request;
  const about = requirementEvent(what);
  if (about) {
    const { requested, received } = requirements[about.requirement];
    const last = lastOf(events, requested, received);
    const open = last?.what === requested ? last : undefined;
    if (about.act === 'requested')
      return open ? refuse('alreadyAsked', { day: writeDayShort(open.on) }) : undefined;
    if (!open) return refuse('notAsked');
    return compareDays(on, open.on) < 0
      ? refuse('beforeAsked', { day: writeDayShort(on), asked: writeDayShort(open.on) })
      : undefined;
  }
  if (what === 'case.voided') return lastVoidable(events) ? undefined : refuse('nothingToTakeBack');
  const before = lastOf(events, what);
  if (what === 'case.extended') {
    if (before) return refuse('alreadyExtended', { day: writeDayShort(before.on) });
    const { extendBy, waiting } = dueOf(request);
    const late = extendBy !== undefined && compareDays(notified ? on : today, extendBy) > 0;
    // While the clinic is waiting for something, the month cannot run out.
    return late && waiting.length === 0
      ? refuse('tooLateToExtend', { by: writeDayShort(extendBy) })
      : undefined;
  }
  const once = ['case.confirmed', 'case.acknowledged', 'case.disputed'].includes(what);
  const same =
    what === 'case.confirmed'
      ? confirmedAt === undefined
        ? undefined
        : (before ?? lastOf(events, 'case.address-confirmed'))
      : before;
  return once && same ? refuse('alreadyRecorded', { day: writeDayShort(same.on) }) : undefined;
}

/** What is kept for the team needs a text, and a repetition the reference of the other case. */
function checkText({ what, reason }: Recording, { texts }: Words['cases']): Refusal | undefined {
  if ((reason?.length ?? 0) > MAX_REASON_LENGTH)
    return refuse('reasonTooLong', { most: MAX_REASON_LENGTH.toLocaleString('en-GB') });
  if (what === 'case.duplicate')
    return reason !== undefined && isReference(reason) ? undefined : refuse('needsOther');
  const text = (texts as Partial<Record<Recordable, string>>)[what];
  return text !== undefined && reason === undefined ? refuse('needsText', { what: text }) : undefined;
}

/** An answer of which no email tells the person (an opt-out was done when it was received). */
function askFirst(request: StoredRequest, { what, notified, sure }: Recording): Refusal | undefined {
  const unheard = !notified && !sure && confirmedAddress(request) === undefined;
  return what === 'case.completed' && request.kind !== 'opt-out' && unheard
    ? refuse('unconfirmed')
    : undefined;
}

/** Asking, extending and refusing only take effect when the person is notified, and so does voiding them. */
function checkNotification(
  request: StoredRequest,
  { what, on, reason, notified }: Recording,
  today: Day,
  { reasons }: Words['cases'],
): Refusal | undefined {
  const entry = what === 'case.voided' ? lastVoidable(request.events) : undefined;
  const voided = entry?.what;
  // The person was never told of a bounce.
  if (entry && !isBounceOfTeam(entry) && reason === undefined)
    return refuse('needsReason', { what: reasons.mistake });
  if (!mustBeNotified(voided ?? what, request.kind)) return undefined;
  if (what !== 'case.acknowledged' && reason === undefined) {
    const of =
      requirementEvent(what)?.act === 'requested'
        ? 'need'
        : what === 'case.not-ours'
          ? 'elsewhere'
          : request.kind === 'complaint'
            ? 'outcome'
            : 'why';
    return refuse('needsReason', { what: reasons[of] });
  }
  if (notified) return undefined;
  if (confirmedAddress(request) === undefined) return refuse('mustTell');
  return on === today ? undefined : refuse('mailGoesToday', { day: writeDayShort(on) });
}

const lastOf = (events: readonly CaseEvent[], ...types: EventType[]): CaseEvent | undefined =>
  events.findLast(({ what }) => types.includes(what));

import type { Team } from '../../content/team/schema.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Block } from '../mail/blocks.ts';
import { caseLetter, caseNews } from '../mail/case-news.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import type { Change } from '../store/case-store.ts';
import type { CaseEvent, NewEvent } from '../domain/case.ts';
import type { EventDetails } from '../domain/event-details.ts';
import type { NewMail } from '../store/mails.ts';
import type { Store } from '../store/store.ts';
import type { StoredRequest } from '../domain/case.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { effectiveEvents, isBounceOfTeam, lastVoidable } from '../domain/corrections.ts';
import type { DeliveryEnd } from '../domain/delivery.ts';
import { bounceByHand } from '../domain/bounces.ts';
import { closing } from '../domain/events.ts';
import type { EventType } from '../domain/events.ts';
import { isReference, plainReference } from '../domain/references.ts';
import { standingProposal } from '../domain/refusal-proposal.ts';
import { endsCopy, withCopy } from './end-copy.ts';
import { refuse, sentence } from './refuse.ts';
import type { Refusal } from './refuse.ts';
import { validateRecording } from './rules.ts';
import type { Recording } from './rules.ts';

/** The dependencies of casework, for commands and the team's pages. */
export interface CaseworkDependencies {
  store: Store;
  messages: MessageDependencies;
  clock: Clock;
}

/** Why something was not recorded: a sentence for the team’s pages, its key, and the refusal for other sentences. */
export interface Refused {
  ok: false;
  problem: string;
  refused: Refusal['refused'];
  refusal: Refusal;
}

/**
 * The result of recording: the case as it is now, whether a mail is sent and which entry was voided, or a sentence about
 * the problem.
 */
export type Recorded =
  | { ok: true; request: StoredRequest; event: NewEvent; mailed: boolean; voided: CaseEvent | undefined }
  | Refused;

/**
 * What recording would do: the case before and after, the email that would go, and the same as a letter, for a person who
 * gets no email. Or the problem.
 */
export type Preview =
  | {
      ok: true;
      before: StoredRequest;
      after: StoredRequest;
      mail: NewMail | undefined;
      letter: Block[] | undefined;
    }
  | Refused;

/**
 * Records an event of a case. The event, the date that follows from it, the mail that it causes and the end of a copy are
 * one transaction. An event that is not allowed changes nothing.
 */
export async function record(
  casework: CaseworkDependencies,
  reference: string,
  recording: Recording,
): Promise<Recorded> {
  const { store, messages, clock } = casework;
  const { what } = recording;
  const found = await find(casework, reference, recording);
  if ('refused' in found) return refusedFor(found, messages);
  const now = clock.now();
  let voided: CaseEvent | undefined;
  const outcome = await store.changeDelivery<Refusal>(found.id, now, (request, delivery) => {
    const decided = decide(messages, messages.team.read(), request, recording, now);
    voided = what === 'case.voided' ? lastVoidable(request.events) : undefined;
    if ('refused' in decided) return decided;
    const { change } = decided;
    return { ...change, ...withCopy(delivery, dayInLondon(now), endOfCopy(change)) };
  });
  if (!outcome) throw new Error('A request that was just found is not there');
  if ('refused' in outcome) return refusedFor(outcome, messages);
  const request = await store.find(found.id);
  if (!request) throw new Error('A request that was just changed is not there');
  return { ok: true, request, event: outcome.event, mailed: outcome.mails.length > 0, voided };
}

/**
 * Works out what `record` would do with the same values now, by the same code. Writes nothing.
 *
 * @param isProposal whether it is shown for a proposal, so that no second person is needed yet
 */
export async function preview(
  casework: CaseworkDependencies,
  reference: string,
  recording: Recording,
  isProposal = false,
): Promise<Preview> {
  const { messages, clock } = casework;
  const team = messages.team.read();
  const found = await find(casework, reference, recording);
  if ('refused' in found) return refusedFor(found, messages);
  const rules = isProposal ? withoutSecondPerson(team) : team;
  const decided = decide(messages, rules, found, recording, clock.now());
  if ('refused' in decided) return refusedFor(decided, messages);
  const { after, change, isNews } = decided;
  const { what, reason } = change.event;
  const letter = isNews ? caseLetter(messages, after, what, reason, dayInLondon(clock.now())) : undefined;
  return { ok: true, before: found, after, mail: change.mails[0], letter };
}

/** The same rules for a proposal of a refusal, for which no second person is needed yet. */
export const withoutSecondPerson = (team: Team | undefined): Team | undefined =>
  team && { ...team, refusals: 'one' };

/** The case, or a refusal if it does not exist, or a case that it is said to repeat does not. */
async function find(
  { store }: CaseworkDependencies,
  reference: string,
  { what, reason }: Recording,
): Promise<StoredRequest | Refusal> {
  const found = await store.findByReference(reference);
  if (!found) return refuse('unknown', { reference });
  if (what !== 'case.duplicate' || reason === undefined || !isReference(reason)) return found;
  const other = plainReference(reason);
  if (other === found.reference) return refuse('needsOther');
  const repeated = await store.findByReference(other);
  return repeated ? (checkRepeated(found, repeated) ?? found) : refuse('unknown', { reference: other });
}

/** Closings after which nobody gets an answer to a case. */
const UNANSWERED: readonly EventType[] = ['case.duplicate', 'case.spam', 'case.withdrawn', 'case.not-ours'];

/** The case that another repeats must be open or answered, or nobody would answer either. */
function checkRepeated({ reference }: StoredRequest, repeated: StoredRequest): Refusal | undefined {
  if (repeated.closedOn === undefined) return undefined;
  const end = effectiveEvents(repeated.events).findLast(({ what }) => closing.some((it) => it === what));
  if (!end || !UNANSWERED.includes(end.what)) return undefined;
  const repeatsThis = end.what === 'case.duplicate' && end.reason === reference;
  return refuse(repeatsThis ? 'otherRepeatsThis' : 'otherClosed', { reference: repeated.reference });
}

/** A refusal with its sentence. */
export const refusedFor = (refusal: Refusal, { words }: MessageDependencies): Refused => ({
  ok: false,
  problem: sentence(refusal, words),
  refused: refusal.refused,
  refusal,
});

/** The change that a recording makes to a case, and the case after it, or why it may not be made. */
function decide(
  messages: MessageDependencies,
  team: Team | undefined,
  request: StoredRequest,
  recording: Recording,
  now: Moment,
): { change: Change; after: StoredRequest; isNews: boolean } | Refusal {
  const today = dayInLondon(now);
  const refusal = validateRecording(request, recording, today, messages.words.cases, team);
  if (refusal) return refusal;
  const { on, by, reason, notified, agreement, grounds = [] } = recording;
  const proposedBy = agreement && standingProposal(request)?.by;
  const what = recording.what === 'case.bounced' ? bounceByHand(request) : recording.what;
  const entry = what === 'case.voided' ? lastVoidable(request.events) : undefined;
  const details: EventDetails = {
    ...(grounds.length === 0 ? {} : { grounds }),
    ...(proposedBy === undefined ? {} : { proposedBy }),
    ...(entry && isBounceOfTeam(entry) ? { voids: 'bounce' } : {}),
  };
  const event = {
    what,
    on,
    by,
    ...(reason === undefined ? {} : { reason: what === 'case.duplicate' ? plainReference(reason) : reason }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
  };
  const events = [...request.events, { ...event, at: now }];
  const voided = entry?.what;
  const confirmed = what === 'case.confirmed' ? true : voided === 'case.confirmed' ? false : undefined;
  const after = {
    ...request,
    events,
    closedOn: closedAfter(events),
    ...(confirmed === true ? { confirmedAt: request.confirmedAt ?? now } : {}),
    // If the wrong person's address was confirmed, do not write to it, not even about this.
    ...(confirmed === false ? { confirmedAt: undefined } : {}),
  };
  const isNews = voided === undefined || voided in messages.words.caseNews.events;
  const mail = notified || !isNews ? undefined : caseNews(messages, after, what, event.reason, today);
  const change = {
    event,
    mails: mail ? [mail] : [],
    ...standing(after),
    closedOn: after.closedOn,
    confirmed,
  };
  return { change, after: { ...after, dueOn: change.dueOn }, isNews };
}

/** Why a released copy ends with a change. Undefined if it stays. */
function endOfCopy({ event, confirmed }: Change): DeliveryEnd | undefined {
  if (confirmed === false) return 'address-changed';
  return endsCopy(event.what) ? 'closed' : undefined;
}

/** The day on which a case was closed, going by the events that were not voided. Undefined if it is open. */
function closedAfter(events: readonly CaseEvent[]): Day | undefined {
  const turns: readonly string[] = ['case.reopened', ...closing];
  const last = effectiveEvents(events).findLast(({ what }) => turns.includes(what));
  return last?.what === 'case.reopened' ? undefined : last?.on;
}

/** The due date of a case and whether it is waiting, as the store keeps them for lists. */
export function standing(request: StoredRequest): Pick<Change, 'dueOn' | 'waiting'> {
  const { due, waiting } = dueOf(request);
  return { dueOn: due, waiting: waiting.length > 0 };
}

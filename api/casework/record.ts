import { fillUnchecked } from '../../content/words/fill.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import { caseNews } from '../mail/case-news.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import type { Change } from '../store/case-store.ts';
import type { CaseEvent, NewEvent } from '../domain/case.ts';
import type { NewMail } from '../store/mails.ts';
import type { Store } from '../store/store.ts';
import type { StoredRequest } from '../domain/case.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { effectiveEvents, lastVoidable } from '../domain/corrections.ts';
import { bounceByHand } from '../domain/bounces.ts';
import { closing } from '../domain/events.ts';
import { refuse, validateRecording } from './rules.ts';
import type { Recording, Refusal } from './rules.ts';

/** The dependencies of casework, for commands and for any later pages. */
export interface CaseworkDependencies {
  store: Store;
  messages: MessageDependencies;
  clock: Clock;
}

/** The result of recording: the case as it is now and whether a mail is sent, or a sentence about the problem. */
export type Recorded =
  { ok: true; request: StoredRequest; event: NewEvent; mailed: boolean } | { ok: false; problem: string };

/**
 * Records an event of a case. The event, the date that follows from it and the mail that it causes are one transaction.
 * An event that is not allowed changes nothing.
 */
export async function record(
  { store, messages, clock }: CaseworkDependencies,
  reference: string,
  recording: Recording,
): Promise<Recorded> {
  const words = messages.words.cases;
  const found = await store.findByReference(reference);
  if (!found) return { ok: false, problem: sentence(refuse('unknown', { reference }), words) };
  const now = clock.now();
  const outcome = await store.change(found.id, now, (request) => {
    const refusal = validateRecording(request, recording, dayInLondon(now), words);
    return refusal ?? changeBy(messages, request, recording, now);
  });
  if (!outcome) throw new Error('A request that was just found is not there');
  if ('refused' in outcome) return { ok: false, problem: sentence(outcome, words) };
  const request = await store.find(found.id);
  if (!request) throw new Error('A request that was just changed is not there');
  return { ok: true, request, event: outcome.event, mailed: outcome.mails.length > 0 };
}

/** The sentence that tells the team why something was refused. */
export const sentence = (
  { refused, values }: Refusal,
  words: MessageDependencies['words']['cases'],
): string => fillUnchecked(words.refused[refused], values);

function changeBy(
  messages: MessageDependencies,
  request: StoredRequest,
  recording: Recording,
  now: Moment,
): Change {
  const { on, by, reason, notified } = recording;
  const what = recording.what === 'case.bounced' ? bounceByHand(request) : recording.what;
  const event = { what, on, by, ...(reason === undefined ? {} : { reason }) };
  const events = [...request.events, { ...event, at: now }];
  const voided = what === 'case.voided' ? lastVoidable(request.events)?.what : undefined;
  const confirmed = what === 'case.confirmed' ? true : voided === 'case.confirmed' ? false : undefined;
  const after = {
    ...request,
    events,
    closedOn: closedAfter(events),
    // If the wrong person's address was confirmed, do not write to it, not even about this.
    ...(confirmed === false ? { confirmedAt: undefined } : {}),
  };
  const isNews = voided === undefined || voided in messages.words.caseNews.events;
  return {
    event,
    mails: notified || !isNews ? [] : mailsOf(messages, after, recording, dayInLondon(now)),
    ...standing(after),
    closedOn: after.closedOn,
    confirmed,
  };
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

function mailsOf(
  messages: MessageDependencies,
  request: StoredRequest,
  { what, reason }: Recording,
  today: Day,
): NewMail[] {
  const mail = caseNews(messages, request, what, reason, today);
  return mail ? [mail] : [];
}

import { fill } from '../../content/words/fill.ts';
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
import { closing } from '../domain/events.ts';
import { refuse, validateRecording } from './rules.ts';
import type { Recording, Refusal } from './rules.ts';

/** What the register works with, wherever the team uses it: a command now, pages of its own later. */
export interface CaseworkDependencies {
  store: Store;
  messages: MessageDependencies;
  clock: Clock;
}

/** How recording ended: the case as it stands now and whether a mail goes, or a sentence that says why not. */
export type Recorded =
  { ok: true; request: StoredRequest; event: NewEvent; mailed: boolean } | { ok: false; problem: string };

/**
 * Records what happened to a case. The event, the date that it gives and the mail that it causes are one transaction;
 * what may not be recorded changes nothing.
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

/** A refusal as the team reads it. */
export const sentence = (
  { refused, values }: Refusal,
  words: MessageDependencies['words']['cases'],
): string => fill(words.refused[refused], values);

function changeBy(
  messages: MessageDependencies,
  request: StoredRequest,
  recording: Recording,
  now: Moment,
): Change {
  const { what, on, by, reason, notified } = recording;
  const event = { what, on, by, ...(reason === undefined ? {} : { reason }) };
  const events = [...request.events, { ...event, at: now }];
  const takenBack = what === 'case.voided' ? lastVoidable(request.events)?.what : undefined;
  const confirmed = what === 'case.confirmed' ? true : takenBack === 'case.confirmed' ? false : undefined;
  const after = {
    ...request,
    events,
    closedOn: closedAfter(events),
    // Whoever was taken for the person by mistake must not be written to, not about this either.
    ...(confirmed === false ? { confirmedAt: undefined } : {}),
  };
  const isNews = takenBack === undefined || takenBack in messages.words.caseNews.events;
  return {
    event,
    mails: notified || !isNews ? [] : mailsOf(messages, after, recording, dayInLondon(now)),
    ...standing(after),
    closedOn: after.closedOn,
    confirmed,
  };
}

/** The day on which a case was closed by what stands of its events, if it is closed. */
function closedAfter(events: readonly CaseEvent[]): Day | undefined {
  const turns: readonly string[] = ['case.reopened', ...closing];
  const last = effectiveEvents(events).findLast(({ what }) => turns.includes(what));
  return last?.what === 'case.reopened' ? undefined : last?.on;
}

/** Where a case stands by the clock, as the store keeps it for lists. */
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

import { dayInLondon, HOUR } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { CaseEvent, StoredRequest } from '../domain/case.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import { caseNews } from '../mail/case-news.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { personWrote } from '../mail/person-wrote.ts';
import type { Change } from '../store/case-store.ts';
import { withCopy } from './end-copy.ts';
import { standing } from './record.ts';
import type { CaseworkDependencies } from './record.ts';

/** What a person does with their own case: writes to the team, or withdraws what they asked. */
export type ByPerson = { what: 'case.reply-received'; text: string } | { what: 'case.withdrawn' };

/** `repeated`: the same was recorded just now, as by a second click. `refused`: the case is not open for it. */
export type RecordedByPerson = 'recorded' | 'repeated' | 'refused';

/** A text that comes again within this time, in milliseconds, is the same form sent twice. */
const SAME_FORM = HOUR;

/**
 * Records what a person did on the page of their case, and tells the team. A withdrawal closes the case and ends a
 * released copy, and the person gets an email about it. Only somebody whose address is confirmed can do either. Nobody withdraws an opt-out: it was
 * done when it was received.
 */
export async function recordByPerson(
  { store, messages, clock }: CaseworkDependencies,
  requestId: string,
  act: ByPerson,
): Promise<RecordedByPerson> {
  const now = clock.now();
  const outcome = await store.changeDelivery<{ refused: 'repeated' | 'refused' }>(
    requestId,
    now,
    (request, delivery) => {
      const refused = validate(request, act, now);
      if (refused) return { refused };
      const why = act.what === 'case.withdrawn' ? 'closed' : undefined;
      return { ...changeBy(messages, request, act, now), ...withCopy(delivery, dayInLondon(now), why) };
    },
  );
  if (!outcome) return 'refused';
  return 'refused' in outcome ? outcome.refused : 'recorded';
}

function validate(request: StoredRequest, act: ByPerson, now: Moment): 'repeated' | 'refused' | undefined {
  if (request.erasedAt !== undefined || confirmedAddress(request) === undefined) return 'refused';
  const last = request.events.at(-1);
  if (act.what === 'case.reply-received') return isSame(last, act.text, now) ? 'repeated' : undefined;
  if (request.closedOn !== undefined) return last?.what === act.what ? 'repeated' : 'refused';
  return request.kind === 'opt-out' ? 'refused' : undefined;
}

const isSame = (last: CaseEvent | undefined, text: string, now: Moment): boolean =>
  last?.what === 'case.reply-received' && last.reason === text && now - last.at < SAME_FORM;

function changeBy(messages: MessageDependencies, request: StoredRequest, act: ByPerson, now: Moment): Change {
  const today = dayInLondon(now);
  const { what } = act;
  const text = act.what === 'case.reply-received' ? act.text : undefined;
  const event = { what, on: today, ...(text === undefined ? {} : { reason: text }) };
  const after: StoredRequest = {
    ...request,
    events: [...request.events, { ...event, at: now }],
    closedOn: what === 'case.withdrawn' ? today : request.closedOn,
  };
  const news = what === 'case.withdrawn' ? caseNews(messages, after, what, undefined, today) : undefined;
  return {
    event,
    mails: [...(news ? [news] : []), personWrote(messages, after, text, today)],
    ...standing(after),
    closedOn: after.closedOn,
  };
}

import { compareDays, dayInLondon } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { Answers, StoredRequest } from '../domain/case.ts';
import { addressIndex, limitIndex } from '../domain/address-index.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import type { Delivery } from '../domain/delivery.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { suppressionsOf } from '../domain/suppression-index.ts';
import { acknowledgement } from '../mail/acknowledgement.ts';
import { copyReady } from '../mail/copy-ready.ts';
import { caseNews } from '../mail/case-news.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import type { ContactChange, FailedMail } from '../store/bounce-store.ts';
import type { Change } from '../store/case-store.ts';
import type { NewMail } from '../store/mails.ts';
import { checkSeen } from './decide-on-delivery.ts';
import { withCopy } from './end-copy.ts';
import { checkErased } from './rules.ts';
import { refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';
import { refusedFor, standing } from './record.ts';
import type { CaseworkDependencies, Refused } from './record.ts';

/** How to reach a person. What is undefined does not change. */
export interface Contact {
  email: string | undefined;
  telephone: string | undefined;
  address: string | undefined;
}

/** The case after a correction or another sending and the number of mails, or a sentence about the problem. */
export type ContactOutcome = { ok: true; request: StoredRequest; mails: number } | Refused;

/**
 * Corrects how to reach the person of a case. Nothing is sent. Another email address is not confirmed: links in earlier
 * emails stop working, a released copy ends, and emails that wait for the former address are given up. An opt-out covers the new contact too.
 *
 * @param seen how many events the case had when somebody looked at it; if it has others now, nothing changes
 */
export const correctContact = (
  dependencies: CaseworkDependencies,
  reference: string,
  contact: Contact,
  by: string,
  seen?: number,
): Promise<ContactOutcome> =>
  changeCase(dependencies, reference, (id, now) =>
    dependencies.store.correctContact<Refusal>(id, now, (request, delivery) => {
      const change = correction(dependencies.messages, request, contact, by, now);
      if ('refused' in change) return change;
      const moved = checkSeen(request, seen);
      if (moved) return moved;
      const why = change.isOtherMailbox ? 'address-changed' : undefined;
      return { ...change, ...withCopy(delivery, dayInLondon(now), why) };
    }),
  );

/**
 * Sends the person again what did not arrive: news of the case if the address is confirmed, otherwise the
 * acknowledgement with a new link. The link of a copy goes again while it is released. If nothing failed, the last email goes again.
 *
 * @param seen how many events the case had when somebody looked at it; if it has others now, nothing is sent
 */
export const sendAgain = (
  dependencies: CaseworkDependencies,
  reference: string,
  by: string,
  seen?: number,
): Promise<ContactOutcome> =>
  changeCase(dependencies, reference, (id, now) =>
    dependencies.store.sendAgain(id, now, (request, failed, nextLink, delivery) => {
      const sent = sending(dependencies.messages, request, { failed, nextLink, delivery, by, now });
      return 'refused' in sent ? sent : (checkSeen(request, seen) ?? sent);
    }),
  );

/**
 * Works out which emails `sendAgain` would send now, by the same code, and queues nothing. The message of an
 * acknowledgement is undefined, because it is written when it is sent.
 */
export async function previewSending(
  { store, messages, clock }: CaseworkDependencies,
  { id }: StoredRequest,
): Promise<{ ok: true; mails: NewMail[] } | Refused> {
  const now = clock.now();
  let mails: NewMail[] = [];
  // A refusal writes nothing, so every outcome is turned into one.
  const refused = await store.sendAgain(id, now, (request, failed, nextLink, delivery) => {
    const outcome = sending(messages, request, { failed, nextLink, delivery, by: '', now });
    if ('refused' in outcome) return outcome;
    ({ mails } = outcome);
    return { refused: 'preview' } as const;
  });
  if (!refused) throw new Error('A request that was just found is not there');
  return 'refused' in refused && refused.refused !== 'preview'
    ? refusedFor(refused, messages)
    : { ok: true, mails };
}

async function changeCase(
  { store, messages, clock }: CaseworkDependencies,
  reference: string,
  change: (id: string, now: Moment) => Promise<Change | Refusal | undefined>,
): Promise<ContactOutcome> {
  const found = await store.findByReference(reference);
  if (!found) return refusedFor(refuse('unknown', { reference }), messages);
  const outcome = await change(found.id, clock.now());
  if (!outcome) throw new Error('A request that was just found is not there');
  if ('refused' in outcome) return refusedFor(outcome, messages);
  const request = await store.find(found.id);
  if (!request) throw new Error('A request that was just changed is not there');
  return { ok: true, request, mails: outcome.mails.length };
}

function correction(
  { keys }: MessageDependencies,
  request: StoredRequest,
  contact: Contact,
  by: string,
  now: Moment,
): ContactChange | Refusal {
  const erased = checkErased(request);
  if (erased) return erased;
  const changed = (['email', 'telephone', 'address'] as const).flatMap((name) => {
    const value = contact[name];
    return value === undefined || value === request.answers[name] ? [] : [{ name, value }];
  });
  if (changed.length === 0) return refuse('sameContact');
  const corrected: Answers = Object.fromEntries(changed.map(({ name, value }) => [name, value]));
  const answers = { ...request.answers, ...corrected };
  const others = Object.fromEntries(
    Object.entries(request.answers).filter(([name]) => !['email', 'telephone', 'address'].includes(name)),
  );
  const isOtherMailbox = corrected['email'] !== undefined;
  const email = typeof answers['email'] === 'string' ? answers['email'] : undefined;
  const on = dayInLondon(now);
  const reason = changed
    .map(({ name, value }) => `${String(request.answers[name] ?? '–')} → ${value}`)
    .join('\n');
  const event = { what: 'case.contact-corrected' as const, on, by, reason };
  const after = { ...request, answers, events: [...request.events, { ...event, at: now }] };
  return {
    event,
    mails: [],
    ...standing(after),
    closedOn: request.closedOn,
    confirmed: isOtherMailbox ? false : undefined,
    answers,
    addressIndex: email === undefined ? undefined : addressIndex(keys.current, email),
    limitIndex: email === undefined ? undefined : limitIndex(keys.current, email),
    suppressions: request.kind === 'opt-out' ? suppressionsOf(keys.current, { ...others, ...corrected }) : [],
    isOtherMailbox,
  };
}

interface Sending {
  failed: FailedMail[];
  nextLink: number;
  delivery: Delivery | undefined;
  by: string;
  now: Moment;
}

function sending(
  messages: MessageDependencies,
  request: StoredRequest,
  { failed, nextLink, delivery, by, now }: Sending,
): (Change & { replaced: string[] }) | Refusal {
  const erased = checkErased(request);
  if (erased) return erased;
  if (request.answers['email'] === undefined) return refuse('noEmail');
  const on = dayInLondon(now);
  const event = { what: 'case.resent' as const, on, by };
  const after = { ...request, events: [...request.events, { ...event, at: now }] };
  const copy = copyAgain(messages, after, failed, delivery, on);
  const news =
    failed.length === 0 && copy.length > 0 ? copy : [...newsAgain(messages, after, failed, now), ...copy];
  const needsAcknowledgement = news.length === 0 || dueOf(after).task === 'acknowledge';
  const replaced = failed.filter(({ kind }) => (kind === 'case-news' ? news.length > 0 : true));
  return {
    event,
    mails: [...(needsAcknowledgement ? [acknowledgement(messages, after, nextLink, now)] : []), ...news],
    replaced: replaced.map(({ id }) => id),
    ...standing(after),
    closedOn: request.closedOn,
  };
}

/**
 * The email with the link of a copy that is released, if it failed, or if nothing failed and it was the last news. It has
 * the same link, so a code that the person was given goes on working.
 */
function copyAgain(
  messages: MessageDependencies,
  request: StoredRequest,
  failed: FailedMail[],
  delivery: Delivery | undefined,
  today: Day,
): NewMail[] {
  const { link, expiresOn } = delivery ?? {};
  if (link === undefined || expiresOn === undefined || compareDays(expiresOn, today) < 0) return [];
  if (confirmedAddress(request) === undefined) return [];
  const newest = effectiveEvents(request.events).findLast(
    ({ what, reason }) =>
      what === 'case.copy-released' || caseNews(messages, request, what, reason, today) !== undefined,
  );
  const isLost =
    failed.length === 0
      ? newest?.what === 'case.copy-released'
      : failed.some(({ kind }) => kind === 'copy-ready');
  return isLost ? [copyReady(messages, request, link, expiresOn)] : [];
}

/**
 * The news whose mails failed, written anew as of today, or the last news if no mail failed. None while the address is
 * not confirmed, because they contain what the team wrote. The mail of an event was written in the moment of the event.
 */
function newsAgain(
  messages: MessageDependencies,
  request: StoredRequest,
  failed: FailedMail[],
  now: Moment,
): NewMail[] {
  if (confirmedAddress(request) === undefined) return [];
  const lost = failed.filter(({ kind }) => kind === 'case-news').map(({ createdAt }) => createdAt);
  const compose = ({ what, reason }: StoredRequest['events'][number]) =>
    caseNews(messages, request, what, reason, dayInLondon(now));
  const events = effectiveEvents(request.events);
  if (failed.length > 0)
    return request.events.filter(({ at }) => lost.includes(at)).flatMap((event) => compose(event) ?? []);
  const last = events.map(compose).findLast((mail) => mail !== undefined);
  return last ? [last] : [];
}

import { createHash } from 'node:crypto';
import { addDays, dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { NewEvent, StoredRequest } from '../domain/case.ts';
import type { CodeRoute, Delivery } from '../domain/delivery.ts';
import type { EventDetails } from '../domain/event-details.ts';
import type { EventType } from '../domain/events.ts';
import { newCode, writeCode } from '../http/mailed-codes.ts';
import { newSecret } from '../http/secrets.ts';
import { copyReady } from '../mail/copy-ready.ts';
import { cleanText } from '../requests/clean.ts';
import type { Change } from '../store/case-store.ts';
import type { DeliveryAct } from '../store/delivery-store.ts';
import type { NewMail } from '../store/mails.ts';
import { checkHandedOn, checkHandingOver, checkLink } from './delivery-rules.ts';
import { addEntry } from './add-entry.ts';
import type { EntryOutcome } from './add-entry.ts';
import { readText } from './parse-entry.ts';
import { refusedFor, standing } from './record.ts';
import type { CaseworkDependencies, Refused } from './record.ts';
import { refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';

/** The code as it is read out, which is shown once and kept only as a hash. */
export type CodeMade = { ok: true; code: string } | Refused;

/** A change of a case that also changes its delivery. */
export type DeliveryChange = Change & { delivery: DeliveryAct };

/** What somebody on the team decides about a delivery. */
export interface Decision {
  by: string;
  /** How many events the case had when the form was shown. */
  seen: number | undefined;
}

/** What the store keeps of a code: with the delivery, so that it opens no other. */
export const hashDeliveryCode = (deliveryId: string, code: string): string =>
  createHash('sha256').update(`${deliveryId}.${code}`).digest('hex');

/**
 * Releases the files of a case: the person gets an email with a link, and the team a code that it tells them in another
 * way. Both are needed to download anything.
 */
export async function releaseCopy(
  casework: CaseworkDependencies,
  reference: string,
  { by, seen, route }: Decision & { route: CodeRoute },
): Promise<CodeMade> {
  const { messages } = casework;
  const { clinic, team, words } = messages;
  const code = newCode();
  const link = newSecret();
  const refused = await decideOn(casework, reference, (request, delivery, today) => {
    const refusal = checkSeen(request, seen) ?? checkLink(request, team.read(), words.cases);
    if (refusal) return refusal;
    if (!delivery || delivery.files.length === 0) return refuse('noFiles');
    if (delivery.releasedAt !== undefined) return refuse('alreadyReleased');
    const expiresOn = addDays(today, clinic.copies.days);
    const files = delivery.files.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
    const event = { ...eventOf('case.copy-released', today, { files, code: route }), by };
    const codeHash = hashDeliveryCode(delivery.id, code);
    return changeBy(request, event, { act: 'release', link, codeHash, expiresOn }, [
      copyReady(messages, request, link, expiresOn),
    ]);
  });
  return refused ?? { ok: true, code: writeCode(code) };
}

/** Makes another code, as after five wrong ones. The one before stops working, and what it opened is closed. */
export async function makeAnotherCode(
  casework: CaseworkDependencies,
  reference: string,
  { by, seen, route }: Decision & { route: CodeRoute },
): Promise<CodeMade> {
  const code = newCode();
  const refused = await decideOn(casework, reference, (request, delivery, today) => {
    const refusal = checkSeen(request, seen);
    if (refusal) return refusal;
    if (delivery?.releasedAt === undefined) return refuse('notReleased');
    const event = { ...eventOf('case.copy-code-made', today, { code: route }), by };
    return changeBy(request, event, { act: 'new-code', codeHash: hashDeliveryCode(delivery.id, code) });
  });
  return refused ?? { ok: true, code: writeCode(code) };
}

/** Destroys the files of a case, released or not. */
export async function takeCopyBack(
  casework: CaseworkDependencies,
  reference: string,
  { by, seen }: Decision,
): Promise<{ ok: true } | Refused> {
  const refused = await decideOn(casework, reference, (request, delivery, today) => {
    const refusal = checkSeen(request, seen);
    if (refusal) return refusal;
    if (!delivery) return refuse('noFiles');
    return changeBy(
      request,
      { ...ended(delivery, today, 'taken-back'), by },
      {
        act: 'end',
        ended: 'taken-back',
      },
    );
  });
  return refused ?? { ok: true };
}

/** A copy that the person got on paper. */
export interface HandedOver {
  how: 'posted' | 'collected';
  on: Day;
  /** To which address it was posted, or how the person's identity was checked. */
  note: string | undefined;
}

/** Records that the person got a copy on paper, under the same conditions as a release. */
export function recordHandedOver(
  casework: CaseworkDependencies,
  reference: string,
  { how, on, note, by, seen }: Decision & HandedOver,
): Promise<EntryOutcome> {
  const { team, words } = casework.messages;
  return addEntry(casework, reference, (request, today) => {
    const refusal =
      checkSeen(request, seen) ??
      checkHandingOver(request, team.read(), words.cases) ??
      checkHandedOn(request, on, today);
    if (refusal) return refusal;
    const text = readText(words.delivery.handed[how].note, note, 500, cleanText);
    if (typeof text === 'object') return text;
    if (text === undefined) return refuse(how === 'posted' ? 'needsPostedTo' : 'needsHowChecked');
    return { what: how === 'posted' ? 'case.copy-posted' : 'case.copy-collected', on, by, reason: text };
  });
}

/** The event that the files of a delivery were destroyed. */
export const ended = ({ files }: Delivery, today: Day, why: NonNullable<Delivery['ended']>): NewEvent =>
  eventOf('case.copy-destroyed', today, {
    ended: why,
    files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
  });

/** An event about a delivery. */
export const eventOf = (
  what: EventType,
  on: Day,
  delivery: NonNullable<EventDetails['delivery']>,
): NewEvent => ({ what, on, details: { delivery } });

/** A change that moves no date. */
export const changeBy = (
  request: StoredRequest,
  event: NewEvent,
  delivery: DeliveryAct,
  mails: NewMail[] = [],
): DeliveryChange => ({ event, mails, ...standing(request), closedOn: request.closedOn, delivery });

const checkSeen = ({ events }: StoredRequest, seen: number | undefined): Refusal | undefined =>
  seen === undefined || seen === events.length ? undefined : refuse('moved');

/** Returns why it was refused. Undefined if it was done. */
async function decideOn(
  { store, messages, clock }: CaseworkDependencies,
  reference: string,
  decide: (request: StoredRequest, delivery: Delivery | undefined, today: Day) => DeliveryChange | Refusal,
): Promise<Refused | undefined> {
  const found = await store.findByReference(reference);
  if (!found) return refusedFor(refuse('unknown', { reference }), messages);
  const now = clock.now();
  const outcome = await store.changeDelivery<Refusal>(found.id, now, (request, delivery) =>
    decide(request, delivery, dayInLondon(now)),
  );
  if (!outcome) throw new Error('A request that was just found is not there');
  return 'refused' in outcome ? refusedFor(outcome, messages) : undefined;
}

import { dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { NewEvent, StoredRequest } from '../domain/case.ts';
import type { NewMail } from '../store/mails.ts';
import { refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';
import { refusedFor, standing } from './record.ts';
import type { CaseworkDependencies, Refused } from './record.ts';

/** The case after an entry was added, or why it was not. */
export type EntryOutcome = { ok: true; request: StoredRequest } | Refused;

/**
 * Adds an event that moves no date and sends the person nothing. `decide` gets the case inside the transaction and today
 * in London, and returns the event or why there is none. An event that is refused changes nothing.
 *
 * @param mailsFor the emails to the team about the event
 */
export async function addEntry(
  { store, messages, clock }: CaseworkDependencies,
  reference: string,
  decide: (request: StoredRequest, today: Day) => NewEvent | Refusal,
  mailsFor: (event: NewEvent) => NewMail[] = () => [],
): Promise<EntryOutcome> {
  const found = await store.findByReference(reference);
  if (!found) return refusedFor(refuse('unknown', { reference }), messages);
  const now = clock.now();
  const outcome = await store.change<Refusal>(found.id, now, (request) => {
    const event = decide(request, dayInLondon(now));
    return 'refused' in event
      ? event
      : { event, mails: mailsFor(event), ...standing(request), closedOn: request.closedOn };
  });
  if (!outcome) throw new Error('A request that was just found is not there');
  if ('refused' in outcome) return refusedFor(outcome, messages);
  const request = await store.find(found.id);
  if (!request) throw new Error('A request that was just changed is not there');
  return { ok: true, request };
}

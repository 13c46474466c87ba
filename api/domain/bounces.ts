import type { StoredRequest } from './case.ts';
import { effectiveEvents } from './corrections.ts';
import type { EventType } from './events.ts';

/** Recorded when an email to the person did not arrive. The second is for the acknowledgement of a complaint. */
const BOUNCES: readonly EventType[] = ['case.bounced', 'case.acknowledgement-bounced'];

/** After one of these, the email address is worth another try. */
const RENEWALS: readonly EventType[] = [
  'case.contact-corrected',
  'case.resent',
  'case.address-confirmed',
  'case.confirmed',
];

/** Whether the last email to the address of a case did not arrive, and nothing has changed since. */
export function hasBounced({ events }: Pick<StoredRequest, 'events'>): boolean {
  const last = effectiveEvents(events).findLast(({ what }) => [...BOUNCES, ...RENEWALS].includes(what));
  return last !== undefined && BOUNCES.includes(last.what);
}

/**
 * What a bounce is recorded as, if the team records it by hand: the acknowledgement of a complaint, if only Candour's
 * email has acknowledged it so far, or any other email.
 */
export function bounceByHand({ kind, events }: Pick<StoredRequest, 'kind' | 'events'>): EventType {
  const effective = effectiveEvents(events);
  const acknowledged = effective.findLast(({ what }) => what === 'case.acknowledged');
  const hasRead = effective.some(({ what }) => what === 'case.address-confirmed');
  return kind === 'complaint' && acknowledged && acknowledged.by === undefined && !hasRead
    ? 'case.acknowledgement-bounced'
    : 'case.bounced';
}

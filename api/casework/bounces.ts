import { dayInLondon } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Log } from '../base/log.ts';
import type { StoredRequest } from '../domain/case.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import type { EventType } from '../domain/events.ts';
import { mailBounced } from '../mail/mail-bounced.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import type { FailedMail, MailName } from '../store/bounce-store.ts';
import type { Change } from '../store/case-store.ts';
import { standing } from './record.ts';
import type { CaseworkDependencies } from './record.ts';

/**
 * Records that a mail did not arrive, once, and tells the team. A complaint whose acknowledgement it was is to be
 * acknowledged again. `unknown` if there is no such mail. If the mail was to the clinic itself, only the log says so.
 */
export async function recordBounce(
  { store, messages, clock }: CaseworkDependencies,
  log: Log,
  mail: MailName,
): Promise<'recorded' | 'clinic' | 'already' | 'unknown'> {
  const now = clock.now();
  const outcome = await store.bounce(mail, now, (request, failed) =>
    changeByBounce(messages, request, failed, now),
  );
  if (outcome === 'recorded' || outcome === 'clinic')
    log('mail.bounced', { to: outcome === 'clinic' ? 'clinic' : 'person' });
  return outcome;
}

function changeByBounce(
  messages: MessageDependencies,
  request: StoredRequest,
  failed: FailedMail,
  now: Moment,
): Change {
  const on = dayInLondon(now);
  const what: EventType = acknowledges(request, failed) ? 'case.acknowledgement-bounced' : 'case.bounced';
  const after = { ...request, events: [...request.events, { what, on, at: now }] };
  return {
    event: { what, on },
    mails: [mailBounced(messages, after, failed.kind, on)],
    ...standing(after),
    closedOn: request.closedOn,
  };
}

/**
 * Whether the complaint rests on this mail as its acknowledgement. The acknowledgement is recorded in the moment in
 * which the mail is sent, or, if the team or an earlier release recorded it, in which the mail is written.
 */
function acknowledges({ kind, events }: StoredRequest, { createdAt, sentAt }: FailedMail): boolean {
  const acknowledged = effectiveEvents(events).findLast(({ what }) => what === 'case.acknowledged');
  return kind === 'complaint' && acknowledged !== undefined && [createdAt, sentAt].includes(acknowledged.at);
}

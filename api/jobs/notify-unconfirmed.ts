import { dayInLondon, HOUR } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { unconfirmedNotice } from '../mail/unconfirmed-notice.ts';
import type { Store } from '../store/store.ts';
import { byOneServer } from './once.ts';
import type { StoredRequest } from '../domain/case.ts';

/** Above this number in an hour, unconfirmed requests are sent to the team as one list, so that a flood is one mail. */
const MOST_SINGLE_NOTICES = 5;
/** The most requests in one list. The rest go into the next. */
const LONGEST_LIST = 100;

interface Parts {
  store: Store;
  messages: MessageDependencies;
  clock: Clock;
}

/** Queues the notices of unconfirmed requests that are due. Returns the number of requests in them. */
export async function notifyUnconfirmed(parts: Parts): Promise<number> {
  const due = await parts.store.noticesDue(parts.clock.now());
  return due.length === 0 ? 0 : byOneServer(parts, 'notify-unconfirmed', () => notify(parts));
}

async function notify({ store, messages, clock }: Parts): Promise<number> {
  const now = clock.now();
  const due = await store.noticesDue(now);
  if (due.length === 0) return 0;
  const recent = await store.noticesBetween(now - HOUR, now);
  const tell = (requests: StoredRequest[]) =>
    store.addNotice(
      requests.map(({ id }) => id),
      now,
      unconfirmedNotice(messages, requests, dayInLondon(now)),
    );

  if (recent.singles + due.length <= MOST_SINGLE_NOTICES) {
    for (const request of due) await tell([request]);
    return due.length;
  }
  // This hour's list has been sent (a list of one counts too), so these wait for the next.
  if (recent.lists > 0 || recent.singles > MOST_SINGLE_NOTICES) return 0;
  for (let start = 0; start < due.length; start += LONGEST_LIST)
    await tell(due.slice(start, start + LONGEST_LIST));
  return due.length;
}

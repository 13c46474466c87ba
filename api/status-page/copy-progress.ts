import { addDays, dayInLondon } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import { ended } from '../casework/end-copy.ts';
import type { CaseEvent, StoredRequest } from '../domain/case.ts';
import { endOf } from '../domain/delivery.ts';
import type { Delivery, DeliveryEnd } from '../domain/delivery.ts';

/**
 * What became of a copy, as far as the person it is for knows of it: `ready` to be downloaded, `locked` after five wrong
 * codes, `expired` before anybody downloaded it, or in the person's hands. Files that the team only prepared are nobody
 * else's business.
 */
export type CopyState = 'ready' | 'locked' | 'expired' | CopyGot;

/** How the person got it. */
type CopyGot = 'received' | 'downloaded' | 'posted' | 'collected';

/** A step of it that the page of the request shows, with its words in `delivery.status`. */
export interface CopyStep {
  said: 'released' | 'downloaded' | 'posted' | 'collected' | DeliveryEnd;
  event: CaseEvent;
}

/** The copy of a request, from its events in order. The state is undefined if the person has nothing, nor a link. */
export function copyProgress(events: readonly CaseEvent[]): {
  state: CopyState | undefined;
  /** Whether anybody downloaded it from the link that was sent last. */
  isDownloaded: boolean;
  steps: CopyStep[];
} {
  const steps: CopyStep[] = [];
  let link: 'ready' | 'locked' | undefined;
  let isDownloaded = false;
  let got: CopyGot | undefined;
  let isExpired = false;
  for (const event of events) {
    switch (event.what) {
      case 'case.copy-released':
        link = 'ready';
        isDownloaded = false;
        steps.push({ said: 'released', event });
        break;
      case 'case.copy-locked':
        link = 'locked';
        break;
      case 'case.copy-code-made':
        link = 'ready';
        break;
      case 'case.copy-downloaded':
        isDownloaded = true;
        steps.push({ said: 'downloaded', event });
        break;
      case 'case.copy-destroyed': {
        const why = event.details?.delivery?.ended;
        // Files that were destroyed before their release were never sent to anybody.
        if (link === undefined || why === undefined) break;
        link = undefined;
        isExpired = why === 'expired' && !isDownloaded;
        if (why === 'received') got = 'received';
        if (why === 'expired' && isDownloaded) got = 'downloaded';
        steps.push({ said: why, event });
        break;
      }
      case 'case.copy-posted':
        got = 'posted';
        steps.push({ said: 'posted', event });
        break;
      case 'case.copy-collected':
        got = 'collected';
        steps.push({ said: 'collected', event });
        break;
    }
  }
  return { state: link ?? got ?? (isExpired ? 'expired' : undefined), isDownloaded, steps: once(steps) };
}

/** Whether a link to a copy was sent and has not ended, as far as the events say. */
export const hasCopyLink = ({ events }: StoredRequest): boolean => {
  const { state } = copyProgress(events);
  return state === 'ready' || state === 'locked';
};

/** The request with the end of its copy, if the last day has passed and the job that records it has not run yet. */
export function withExpiredCopy(
  request: StoredRequest,
  copy: Delivery | undefined,
  now: Moment,
): StoredRequest {
  if (copy?.expiresOn === undefined || endOf(copy, dayInLondon(now)) !== 'expired') return request;
  const event = { ...ended(copy, addDays(copy.expiresOn, 1), 'expired'), at: now };
  return { ...request, events: [...request.events, event] };
}

/** Each day has one step of a kind: a copy of several files is one copy. */
const once = (steps: CopyStep[]): CopyStep[] =>
  steps.filter(
    ({ said, event }, index) =>
      steps.findIndex((other) => other.said === said && other.event.on === event.on) === index,
  );

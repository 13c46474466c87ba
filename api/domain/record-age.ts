import { effectiveEvents } from './corrections.ts';
import type { StoredRequest } from './case.ts';
import { FORMER_ANSWER } from './events.ts';
import type { EventType } from './events.ts';

const answers: readonly EventType[] = ['case.records-recent', 'case.records-older', FORMER_ANSWER];

/** Whether the team must look again at the age of a record: it answered only what release 0.1.0 asked. */
export const mustLookAgain = ({ closedOn, events }: Pick<StoredRequest, 'closedOn' | 'events'>): boolean =>
  closedOn === undefined &&
  effectiveEvents(events).findLast(({ what }) => answers.includes(what))?.what === FORMER_ANSWER;

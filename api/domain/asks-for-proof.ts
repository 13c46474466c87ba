import { requesterIn } from '../../content/forms/who-asks.ts';
import type { StoredRequest } from './case.ts';
import { effectiveEvents } from './corrections.ts';

/** Whether a complaint comes from a professional who still has to show that they may act for a client. */
export const asksForProof = ({ kind, answers, events }: StoredRequest): boolean =>
  kind === 'complaint' &&
  requesterIn(answers) === 'solicitor' &&
  !effectiveEvents(events).some(({ what }) => what === 'case.authority-received');

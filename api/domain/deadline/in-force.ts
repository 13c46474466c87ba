import { lawOn } from '../../../content/law/law-on.ts';
import type { Nation } from '../../../content/schema.ts';
import type { Day } from '../../base/calendar.ts';

/** Days to acknowledge a complaint, the day of receipt being the first; `undefined` for one that no such law reaches. */
export const daysToAcknowledge = (receivedOn: Day, nation: Nation): number | undefined =>
  lawOn('complaints.acknowledgement-days', receivedOn, nation);

/** Whether UK GDPR Art 12A governs the time to answer a request; earlier ones keep the earlier rules. */
export const isUnderArticle12A = (receivedOn: Day, nation: Nation): boolean =>
  lawOn('requests.article-12a', receivedOn, nation) !== undefined;

import { lawOn, lawOnOrFirst } from '../../../content/law/law-on.ts';
import type { Nation } from '../../../content/schema.ts';
import { addDays } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import type { TimesAfterDeath } from './facts.ts';

/*
 * The periods that dates are counted from, for a request received on a day in London: see content/law/.
 */

/** Days to aim at, which the ICO suggests, so that a month is kept whatever its length. */
export const targetDays = (receivedOn: Day, nation: Nation): number =>
  lawOnOrFirst('requests.aim-days', receivedOn, nation);

/** Months to answer in, counted from the start: without an extension, and with it. */
export interface AnswerMonths {
  month: number;
  extended: number;
}

export function answerMonths(receivedOn: Day, nation: Nation): AnswerMonths {
  const month = lawOnOrFirst('requests.months', receivedOn, nation);
  return { month, extended: month + lawOnOrFirst('requests.extension-months', receivedOn, nation) };
}

/** Whether UK GDPR Art 12A governs the time to answer; earlier requests keep the earlier rules. */
export const isUnderArticle12A = (receivedOn: Day, nation: Nation): boolean =>
  lawOn('requests.article-12a', receivedOn, nation) !== undefined;

/** Days to acknowledge a complaint, the day of receipt being the first; `undefined` for one that no such law reaches. */
export const daysToAcknowledge = (receivedOn: Day, nation: Nation): number | undefined =>
  lawOn('complaints.acknowledgement-days', receivedOn, nation);

/** The times for the records of someone who has died. */
export const timesAfterDeath = (receivedOn: Day, nation: Nation): TimesAfterDeath => ({
  short: lawOnOrFirst('after-death.short-days', receivedOn, nation),
  long: lawOnOrFirst('after-death.long-days', receivedOn, nation),
  recent: lawOn('after-death.recent-record-days', receivedOn, nation),
  proof: lawOnOrFirst('after-death.proof-days', receivedOn, nation),
});

/** The last day on which proof may be asked for to move the date after a death, the day of receipt being the first. */
export const lastDayToAsk = (receivedOn: Day, nation: Nation): Day =>
  addDays(receivedOn, timesAfterDeath(receivedOn, nation).proof - 1);

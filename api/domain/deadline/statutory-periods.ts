import type { Day } from '../../base/calendar.ts';

/* Every period that the law or the regulator sets for a request, once. `content/words/due-date.ts` says them in words. */

/** Months to answer (UK GDPR Art 12(3)), and with the extension of that article. */
export const ANSWER_MONTHS = 1;
export const EXTENDED_MONTHS = 3;
/** Days to aim at: the ICO suggests 28, so that the month is kept whatever its length. The clinic's own aim for outcomes. */
export const TARGET_DAYS = 28;
/** DPA 2018 s.164A(3): "within the period of 30 days beginning when the complaint is received". */
export const ACKNOWLEDGE_DAYS = 30;
/** Access to Health Records Act 1990 s.3(5): for a record of which nothing is older than RECENT_DAYS, and for any other. */
export const DECEASED_RECENT_DAYS = 21;
export const DECEASED_OLDER_DAYS = 40;
/** "The period of 40 days immediately preceding the date of the application" (the same subsection). */
export const RECENT_DAYS = 40;
/** Within which proof may be asked for to move the date after a death, the day of receipt being the first (s.3(6)). */
export const DECEASED_ASK_DAYS = 14;

/** Complaints received before this day have no 30 days to be acknowledged in: DPA 2018 s.164A(3),(4), SI 2026/82 reg 7. */
export const COMPLAINTS_LAW: Day = '2026-06-19';
/** Requests received before this day keep the earlier rules on time: UK GDPR Art 12A, SI 2026/82 reg 4. */
export const ARTICLE_12A: Day = '2026-02-05';

import type { Day } from '../../base/calendar.ts';

/* Every period set by the law or the regulator. `content/words/due-date.ts` has the words for them. */

/** Months to answer, and months including the extension (UK GDPR Art 12(3)). */
export const ANSWER_MONTHS = 1;
export const EXTENDED_MONTHS = 3;
/** Target in days: the ICO suggests 28, which is within a month of any length. The clinic also uses it for outcomes. */
export const TARGET_DAYS = 28;
/** DPA 2018 s.164A(3): "within the period of 30 days beginning when the complaint is received". */
export const ACKNOWLEDGE_DAYS = 30;
/**
 * Access to Health Records Act 1990 s.3(5): for a record with nothing older than RECENT_DAYS, and for any other record.
 */
export const DECEASED_RECENT_DAYS = 21;
export const DECEASED_OLDER_DAYS = 40;
/** "The period of 40 days immediately preceding the date of the application" (the same subsection). */
export const RECENT_DAYS = 40;
/** Days, counting the day of receipt, in which asking for proof still moves the date after a death (s.3(6)). */
export const DECEASED_ASK_DAYS = 14;

/**
 * Complaints received before this day do not have to be acknowledged within 30 days: DPA 2018 s.164A(3),(4), SI 2026/82
 * reg 7.
 */
export const COMPLAINTS_LAW: Day = '2026-06-19';
/** Requests received before this day follow the earlier rules on time: UK GDPR Art 12A, SI 2026/82 reg 4. */
export const ARTICLE_12A: Day = '2026-02-05';

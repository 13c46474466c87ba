import type { Day } from '../../base/calendar.ts';

/** Complaints received before this day have no 30 days to be acknowledged in: DPA 2018 s.164A(3),(4), SI 2026/82 reg 7. */
export const COMPLAINTS_LAW: Day = '2026-06-19';
/** Requests received before this day keep the earlier rules on time: UK GDPR Art 12A, SI 2026/82 reg 4. */
export const ARTICLE_12A: Day = '2026-02-05';

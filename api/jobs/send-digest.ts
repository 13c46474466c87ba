import type { Nation } from '../../content/schema.ts';
import { addDays, dayInLondon, dayOfWeek, HOUR, startOfDay } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import { soonestDue } from '../casework/open-cases.ts';
import type { CaseworkDependencies } from '../casework/record.ts';
import { nextWorkingDay } from '../domain/deadline/working-day.ts';
import { teamDigest } from '../mail/team-digest.ts';

/** The hour in London from which it is sent. */
const FROM = 7;
/** The most cases that the list names. */
const LONGEST = 100;
/** The most heads of chains. The rest are in the next list. */
const MOST_HEADS = 1000;

/**
 * The day of this week's digest: Monday, or the next working day of the nation. Undefined before seven o'clock on that day
 * in London.
 */
export function digestDay(now: Moment, nation: Nation): Day | undefined {
  const today = dayInLondon(now);
  const day = nextWorkingDay(addDays(today, 1 - dayOfWeek(today)), nation);
  // Clocks change on Sundays, which are no working days.
  return now < startOfDay(day) + FROM * HOUR ? undefined : day;
}

/**
 * Returns the job that queues the digest of open cases once a week, if the clinic has a team that wants it. Nothing is
 * sent where nothing is open and nothing was changed. A server that was off on that day sends it later in the week.
 */
export function digestJob({ store, messages, clock }: CaseworkDependencies): () => Promise<void> {
  let doneFor: Day | undefined;
  return async () => {
    const now = clock.now();
    const day = digestDay(now, messages.clinic.nation);
    if (day === undefined || day === doneFor || messages.team.read()?.digest !== 'weekly') return;
    const today = dayInLondon(now);
    const { open } = await store.countCases(today);
    const cases = open === 0 ? [] : await soonestDue(store, today, LONGEST);
    const { heads, upTo } = await store.changedHeads(MOST_HEADS);
    const mail =
      cases.length + heads.length === 0 ? undefined : teamDigest(messages, cases, { open, heads }, today);
    await store.addDigest(day, now, mail, upTo);
    doneFor = day;
  };
}

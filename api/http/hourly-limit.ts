import { dayInLondon, HOUR, SECOND } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import { mac } from '../base/keys.ts';
import type { Keys } from '../base/keys.ts';
import type { HourlyLimit } from '../store/consent.ts';

/** The hourly limits for one client: far more than a household or a team sends, far less than a flood. */
const MOST = {
  receipts: 120,
  visits: 600,
  refusedForms: 300,
  /** Sign-in codes for the team pages: asked for in one network, for one person, and in a browser that is known. */
  codesInNetwork: 20,
  codesForPerson: 6,
  codesInBrowser: 6,
  /** Codes for the page of a request: asked for in one network, and for one case. */
  statusCodesInNetwork: 20,
  statusCodesForCase: 5,
  /** Messages that a person writes on the page of one case. */
  messagesFromPage: 10,
  /** Challenges for signing in with a passkey. */
  passkeys: 120,
  /** Readings of the team's calendar. Programs ask once or a few times an hour for each person. */
  calendars: 240,
};

/**
 * The hourly limit of one client. Its keyed hash includes the day and the kind of limit, so that it cannot be used for
 * tracking.
 */
export function hourlyLimit(
  { current }: Keys,
  what: keyof typeof MOST,
  client: string,
  now: Moment,
): HourlyLimit {
  return {
    client: mac(current.index, 'client', what, dayInLondon(now), client),
    hour: startOfHour(now),
    most: MOST[what],
  };
}

export const startOfHour = (now: Moment): Moment => now - (now % HOUR);

/** Whole seconds until the next hour begins. */
export const secondsToNextHour = (now: Moment): number => Math.ceil((startOfHour(now) + HOUR - now) / SECOND);

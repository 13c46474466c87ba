import { DAY, dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { Log } from '../base/log.ts';
import { createOutdatedDuty } from './tell-outdated.ts';
import { tellOfUnconfirmed } from './notify-unconfirmed.ts';
import { eraseClosed } from './erase-cases.ts';
import { recountDates } from './recount-deadlines.ts';
import type { RegisterServices } from '../casework/record.ts';
import { remindTeam } from './remind.ts';
import type { SiteManifestReader } from '../built-site/site-manifest.ts';

/**
 * What Candour does by itself, besides sending mail: at every round it forgets arrivals, tells the team of unconfirmed
 * requests, reminds it of dates, and tells the privacy lead of policies that are no longer right; at the start and on each new day in London it counts all dates anew and
 * erases what has been kept long enough. A duty that fails is logged and holds up no other, and no mail.
 */
export function createDuties(
  services: RegisterServices & { site: SiteManifestReader },
  log: Log,
): () => Promise<void> {
  const { store, clock } = services;
  let doneFor: Day | undefined;
  const tellOfOutdated = createOutdatedDuty({ ...services, log });

  async function attempt(duty: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      log('duty failed', { duty, error: error instanceof Error ? error.message : 'unknown' });
      return false;
    }
  }

  return async () => {
    await attempt('forget arrivals', () => store.forgetArrivals(clock.now() - DAY));
    const today = dayInLondon(clock.now());
    if (today !== doneFor) {
      const recounted = await attempt('recount dates', () => recountDates(services));
      const erased = await attempt('erase closed cases', () => eraseClosed(services));
      if (recounted && erased) doneFor = today;
    }
    await attempt('tell of unconfirmed', () => tellOfUnconfirmed(services));
    await attempt('remind the team', () => remindTeam(services));
    await attempt('tell of outdated policies', tellOfOutdated);
  };
}

import { addMonths, DAY, dayInLondon, startOfDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { Log } from '../base/log.ts';
import { outdatedPoliciesJob } from './notify-outdated.ts';
import { notifyUnconfirmed } from './notify-unconfirmed.ts';
import { eraseClosed } from './erase-cases.ts';
import { recountDeadlines } from './recount-deadlines.ts';
import type { CaseworkDependencies } from '../casework/record.ts';
import { remindTeam } from './remind.ts';
import type { SiteManifestReader } from '../built-site/site-manifest.ts';

/** How long the audit list keeps who signed in. What somebody did with a case goes with the case. */
const AUDIT_MONTHS = 12;

/**
 * The scheduled jobs besides sending mail. Every round ends what is over on the team pages, deletes old submission counts, and notifies the team of
 * unconfirmed requests, the team of due dates and the privacy lead of outdated policies. At start and on each new day
 * in London it also recalculates all due dates and erases cases past their retention period. A job that fails is logged
 * and does not block other jobs.
 */
export function scheduledJobs(
  services: CaseworkDependencies & { site: SiteManifestReader },
  log: Log,
): () => Promise<void> {
  const { store, clock } = services;
  let doneFor: Day | undefined;
  const notifyOutdated = outdatedPoliciesJob({ ...services, log });

  async function attempt(job: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      log('job.failed', { job, error: error instanceof Error ? error.message : 'unknown' });
      return false;
    }
  }

  return async () => {
    await attempt('forget-team-access', () => store.forgetTeamAccess(clock.now()));
    await attempt('forget-submissions', () => store.forgetSubmissions(clock.now() - DAY));
    const today = dayInLondon(clock.now());
    if (today !== doneFor) {
      const recounted = await attempt('recount-deadlines', () => recountDeadlines(services));
      const erased = await attempt('erase-cases', () => eraseClosed(services));
      const audited = await attempt('erase-audit', () =>
        store.eraseAudit(startOfDay(addMonths(today, -AUDIT_MONTHS))),
      );
      if (recounted && erased && audited) doneFor = today;
    }
    await attempt('notify-unconfirmed', () => notifyUnconfirmed(services));
    await attempt('remind-team', () => remindTeam(services));
    await attempt('notify-outdated-policies', notifyOutdated);
  };
}

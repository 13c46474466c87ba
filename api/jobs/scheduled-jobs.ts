import { addMonths, DAY, dayInLondon, startOfDay } from '../base/calendar.ts';
import type { Log } from '../base/log.ts';
import { release } from '../base/release.ts';
import { listedUntil } from '../domain/deadline/bank-holidays.ts';
import { attemptJob, dailyJobs } from './once.ts';
import { outdatedPoliciesJob } from './notify-outdated.ts';
import { notifyUnconfirmed } from './notify-unconfirmed.ts';
import { lookAfterDeliveries } from '../casework/delivery-events.ts';
import { eraseClosed } from '../casework/erase-closed.ts';
import { recountDeadlines } from './recount-deadlines.ts';
import type { CaseworkDependencies } from '../casework/record.ts';
import { remindTeam } from './remind.ts';
import { digestJob } from './send-digest.ts';
import type { SiteManifestReader } from '../built-site/site-manifest.ts';

/** How long the audit list keeps who signed in. What somebody did with a case goes with the case. */
const AUDIT_MONTHS = 12;

/**
 * The scheduled jobs besides sending mail. Every round ends what is over on the team pages, deletes old submission counts,
 * and notifies the team of unconfirmed requests, of due dates and once a week of all open cases, and the privacy lead of
 * outdated policies. On each new day in London it also recalculates all due dates and erases cases past their retention
 * period. Servers that share a database run each job once between them. A job that fails is logged and does not block
 * other jobs.
 *
 * While the clock is in doubt, a round only notifies the team of unconfirmed requests and the privacy lead of outdated
 * policies: both are better early than late.
 */
export function scheduledJobs(
  services: CaseworkDependencies & { site: SiteManifestReader },
  log: Log,
): (isClockRight: boolean) => Promise<void> {
  const { store, clock } = services;
  const attempt = attemptJob(log);
  const daily = dailyJobs(services, attempt);
  const notifyOutdated = outdatedPoliciesJob({ ...services, log });
  const sendDigest = digestJob(services);

  return async (isClockRight) => {
    if (isClockRight) await goByClock();
    await attempt('notify-unconfirmed', () => notifyUnconfirmed(services));
    if (isClockRight) await attempt('remind-team', () => remindTeam(services));
    if (isClockRight) await attempt('send-digest', sendDigest);
    await attempt('notify-outdated-policies', notifyOutdated);
  };

  /** What erases, ends or dates something by the present day. */
  async function goByClock(): Promise<void> {
    await attempt('forget-team-access', () => store.forgetTeamAccess(clock.now()));
    await attempt('forget-submissions', () => store.forgetSubmissions(clock.now() - DAY));
    await attempt('look-after-deliveries', () => lookAfterDeliveries(services));
    await daily(recountJob, () => recountDeadlines(services));
    await daily('erase-cases', () =>
      eraseClosed({ ...services, retention: services.messages.clinic.retention }),
    );
    await daily('erase-audit', () =>
      store.eraseAudit(startOfDay(addMonths(dayInLondon(clock.now()), -AUDIT_MONTHS))),
    );
  }
}

/** Another release may count by other rules, and another list of bank holidays: then dates are recounted at once. */
const recountJob = `recount-deadlines ${release}, ${listedUntil}`;

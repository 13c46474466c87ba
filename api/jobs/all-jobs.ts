import { dayInLondon } from '../base/calendar.ts';
import type { Config } from '../base/config.ts';
import { reloadKeys } from '../base/keys-file.ts';
import { siteHash } from '../built-site/site-hash.ts';
import type { ConsentDependencies } from '../consent/routes.ts';
import { mailerFor } from '../mail/mailer-for.ts';
import type { Mailer } from '../mail/mailer.ts';
import { checkFilesJob } from './check-files.ts';
import type { FileChecker } from './check-files.ts';
import { clockGuard } from './clock-guard.ts';
import { checkInJob } from './check-in.ts';
import { consentRetentionJob } from './consent-retention.ts';
import { createRebuilder } from './rebuild-site.ts';
import type { buildSite } from './rebuild-site.ts';
import { scheduledJobs } from './scheduled-jobs.ts';
import { createOutbox } from './send-mail.ts';

/** What the jobs need from outside the process. */
export interface OutsideOfJobs {
  /** Waits between two mails. Resolves early when the signal is aborted. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Rebuilds the site when a policy comes into force. */
  buildSite: typeof buildSite;
  /** Checks uploaded files in a process of its own. */
  checkFile: FileChecker;
  /** Replaces the mail service of the settings. */
  mailer?: Mailer | undefined;
}

/**
 * Returns the rounds of the background jobs. Each is repeated by itself, and resolves to the milliseconds to wait before
 * its next one. All jobs are in the first, in order, but for the check of files, for which mail must not wait.
 */
export function allJobs(
  parts: Omit<ConsentDependencies, 'path' | 'wake'> & { config: Config },
  { mailer, pause, buildSite: build, checkFile }: OutsideOfJobs,
  signal: AbortSignal,
): (() => Promise<number>)[] {
  const { config, store, clock, log, messages, banner, site, mailbox } = parts;
  const { siteDir, contentDir, mailsPerSecond } = config;
  const { keys } = messages;
  const outbox = createOutbox({
    store,
    mailer: mailer ?? mailbox ?? mailerFor(config.mail, clock),
    messages,
    clock,
    log,
    mailsPerSecond,
    signal,
    pause: (ms) => pause(ms, signal),
  });
  const rebuilder = createRebuilder({
    site,
    day: () => config.today ?? dayInLondon(clock.now()),
    clock,
    log,
    build: () => build({ siteDir, contentDir, signal }),
  });
  const checkIn = checkInJob({
    ...{ store, clock, log, keys, site },
    hashOf: siteHash(siteDir),
    reloadKeys: () => {
      if (config.keys === undefined && !reloadKeys(keys, config.dataDir)) log('keys.unreadable');
    },
  });
  const mayGoByClock = clockGuard({ store, clock, log });
  const runScheduledJobs = scheduledJobs({ store, messages, clock, site }, log);
  const keepConsent = consentRetentionJob({ store, banner, clock, log });
  const round = async () => {
    // Before anything is written in this round.
    const isRight = await mayGoByClock();
    if (isRight) rebuilder.rebuildIfStale();
    await checkIn();
    await runScheduledJobs(isRight);
    const rest = await outbox.sendDue();
    await keepConsent(isRight);
    return rest;
  };
  return [round, checkFilesJob({ store, messages, clock, log }, checkFile, signal)];
}

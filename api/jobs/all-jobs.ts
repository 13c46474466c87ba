import { dayInLondon } from '../base/calendar.ts';
import type { Config } from '../base/config.ts';
import { reloadKeys } from '../base/keys-file.ts';
import { siteHash } from '../built-site/site-hash.ts';
import type { ConsentDependencies } from '../consent/routes.ts';
import { mailerFor } from '../mail/mailer-for.ts';
import type { Mailer } from '../mail/mailer.ts';
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
  /** Replaces the mail service of the settings. */
  mailer?: Mailer | undefined;
}

/** Returns one round of all background jobs, in order. It resolves to the milliseconds to wait before the next round. */
export function allJobs(
  parts: Omit<ConsentDependencies, 'path' | 'wake'> & { config: Config },
  { mailer, pause, buildSite: build }: OutsideOfJobs,
  signal: AbortSignal,
): () => Promise<number> {
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
  return async () => {
    // Before anything is written in this round.
    const isRight = await mayGoByClock();
    if (isRight) rebuilder.rebuildIfStale();
    await checkIn();
    await runScheduledJobs(isRight);
    const rest = await outbox.sendDue();
    await keepConsent(isRight);
    return rest;
  };
}

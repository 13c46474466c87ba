import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { addresses, withBase } from '../content/addresses.ts';
import { contentDirectory, loadClinic } from '../content/load.ts';
import { loadWords } from '../content/words.ts';
import { createApp } from './app.ts';
import { dayInLondon, SECOND } from './calendar.ts';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { openBanner } from './consent/banner.ts';
import { openManifest } from './consent/manifest.ts';
import { consentRound } from './consent/retention.ts';
import { makeDesk } from './desk.ts';
import { createDuties } from './duties.ts';
import { bankHolidaysEndSoon } from './health.ts';
import { loadKeys } from './keys.ts';
import type { Keys } from './keys.ts';
import { logToStdout as log } from './log.ts';
import { openLocalMailbox } from './mail/local-mailbox.ts';
import { resendMailer } from './mail/resend.ts';
import { createOutbox } from './mail/worker.ts';
import { printProblems } from './print-problems.ts';
import { listedUntil } from './requests/bank-holidays.ts';
import { buildSite, createRebuilder } from './rebuild.ts';
import { goRound } from './rounds.ts';
import { openSiteManifest } from './site-manifest.ts';
import { holdFolder } from './store/database.ts';
import { adviceOn, isStoreFault } from './store/fault.ts';
import { openStore } from './store/sqlite.ts';
import type { Store } from './store/store.ts';

/*
 * Start-up, in order: settings and content, keys, store, letters, sender, site. Whatever is wrong with settings and
 * content is said in one list, and nothing is started half.
 */
if (existsSync('.env')) process.loadEnvFile();
// Whatever is created here holds personal data: for its owner alone.
process.umask(0o077);
const config = readConfig(process.env);
const contentDir = contentDirectory(process.env);
const clinic = loadClinic(contentDir);
const words = loadWords(contentDir);
if (!config.ok || !clinic.ok || !words.ok)
  stop([config, clinic, words].flatMap((part) => (part.ok ? [] : part.problems)));

const { siteDir, dataDir, publicOrigin, basePath, mail, mailsPerSecond, host, port } = config.value;
if (!existsSync(join(siteDir, 'index.html')))
  stop([`SITE_DIR: expected the built site in ${siteDir}; run “npm run build” first`]);
const site = openSiteManifest(siteDir);
if (!site.read())
  stop([`SITE_DIR: expected a site built by this release in ${siteDir}; run “npm run build” first`]);
const keys = loadKeys(dataDir, config.value.keys);
if (!keys.ok) stop(keys.problems);
const { store, release } = openedStore(keys.value);

const clock = systemClock;
const link = (path: string) => withBase(basePath, path);
const desk = makeDesk(config.value, { clinic: clinic.value, words: words.value, keys: keys.value });

const mailbox = mail.service === 'local-mailbox' ? openLocalMailbox(dataDir, clock.now) : undefined;
const mailer = mail.service === 'resend' ? resendMailer(mail.apiKey) : openLocalMailbox(dataDir, clock.now);
const banner = openBanner({ manifest: openManifest(join(siteDir, 'consent.json'), log), store, clock });
const stopping = new AbortController();
const outbox = createOutbox({
  store,
  mailer,
  desk,
  clock,
  log,
  mailsPerSecond,
  signal: stopping.signal,
  pause: (ms) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined),
});

const released = await store.releaseLeases();
if (released > 0) log('mails left unfinished by an earlier process', { mails: released });
if (bankHolidaysEndSoon(dayInLondon(clock.now())))
  log('the list of bank holidays ends soon', { listedUntil });

const keepConsent = consentRound({ store, banner, clock, log });
const duties = createDuties({ store, desk, clock }, log);
const rebuilder = createRebuilder({
  site,
  day: () => config.value.today ?? dayInLondon(clock.now()),
  clock,
  log,
  build: () => buildSite({ siteDir, contentDir, signal: stopping.signal }),
});
const rounds = goRound(async () => {
  rebuilder.look();
  await duties();
  const rest = await outbox.sendDue();
  await keepConsent();
  return rest;
}, log);

const { wake } = rounds;
const services = { config: config.value, store, clock, log, desk, banner, site, mailbox, link, wake };
const app = createApp(services);
const server = serve(
  {
    fetch: app.fetch,
    hostname: host,
    port,
    serverOptions: { requestTimeout: 30 * SECOND, headersTimeout: 10 * SECOND },
  },
  (address) => {
    log('ready', { address: publicOrigin + link('/'), port: address.port });
    if (mailbox) log('mail stays on this machine', { mailbox: publicOrigin + link(addresses.mailbox) });
  },
);

server.once('error', (error: Error) => stop([`PORT: ${host} port ${port} cannot be used. ${error.message}`]));
process.once('SIGTERM', shutDown);
process.once('SIGINT', shutDown);

/** Takes no new request, finishes those under way and the mail being sent, and closes the database. */
function shutDown(): void {
  log('stopping');
  stopping.abort();
  server.close(() => {
    void rounds
      .stop()
      .then(() => store.close())
      .then(release)
      .then(() => {
        log('stopped');
      });
  });
  if ('closeIdleConnections' in server) server.closeIdleConnections();
}

function openedStore(known: Keys): { store: Store; release: () => void } {
  try {
    const held = holdFolder(dataDir);
    if (!held)
      stop([
        `DATA_DIR: another Candour is running on ${dataDir}. Stop it first, or give this one a folder of its own`,
      ]);
    return { store: openStore(dataDir, known), release: held };
  } catch (error) {
    const why = isStoreFault(error) ? adviceOn(error) : error instanceof Error ? error.message : 'unknown';
    return stop([`DATA_DIR: ${dataDir} cannot be used. ${why}`]);
  }
}

function stop(problems: string[]): never {
  printProblems(`Candour cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n`);
  process.exit(1);
}

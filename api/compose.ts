import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hono } from 'hono';
import { withBase } from '../content/addresses.ts';
import { contentDirectory, loadClinic } from '../content/load.ts';
import type { Loaded } from '../content/load.ts';
import type { Clinic } from '../content/schema.ts';
import { loadWords } from '../content/words/words.ts';
import type { Words } from '../content/words/words.ts';
import { checkFile } from './casework/file-check/check-file.ts';
import { systemClock } from './base/clock.ts';
import type { Clock } from './base/clock.ts';
import { readConfig } from './base/config.ts';
import type { Config } from './base/config.ts';
import { openBanner } from './consent/banner.ts';
import { buildMismatches } from './built-site/build-mismatch.ts';
import { openManifest } from './built-site/consent-manifest.ts';
import { demoInPublic } from './base/demo-origin.ts';
import { loadKeys } from './base/keys.ts';
import type { Keys } from './base/keys.ts';
import { logToStdout } from './base/log.ts';
import type { Log } from './base/log.ts';
import { openLocalMailbox } from './mail/local-mailbox.ts';
import { messageDependencies } from './mail/messages.ts';
import type { MessageDependencies } from './mail/messages.ts';
import type { OutsideOfJobs } from './jobs/all-jobs.ts';
import { atStart } from './jobs/at-start.ts';
import { buildSite } from './jobs/rebuild-site.ts';
import { runJobLoop } from './jobs/job-loop.ts';
import type { JobLoop } from './jobs/job-loop.ts';
import type { ConsentDependencies } from './consent/routes.ts';
import { openSiteManifest } from './built-site/site-manifest.ts';
import { findPendingProblem } from './store/database-status.ts';
import { attempt, openHeldStore, openStoreOf } from './store/open-held-store.ts';
import { outageLog } from './store/outage-log.ts';
import type { Store } from './store/store.ts';

/*
 * The composition root: the only file that knows every part. The server, the commands, the tests and the benchmarks use
 * it, so the tests run the real wiring. A problem at start is returned as a list of sentences for the operator.
 */

type Environment = Record<string, string | undefined>;

/** Dependencies outside the process. A test passes its own. */
export interface Outside extends OutsideOfJobs {
  clock: Clock;
  log: Log;
  /** A folder whose `manifest.json` replaces the built site's. */
  siteManifestDir?: string | undefined;
  /** A consent manifest that replaces the built site's. */
  consentManifest?: string | undefined;
}

const realOutside: Outside = {
  clock: systemClock,
  log: logToStdout,
  pause: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  buildSite,
  checkFile,
};

/** All parts of one running server. */
export interface Application extends Omit<ConsentDependencies, 'path' | 'wake' | 'config'> {
  config: Config;
  app: Hono;
  /** Runs one round of all jobs. Resolves to the milliseconds to wait before the next round. */
  runJobs: () => Promise<number>;
  /** Takes up what an earlier process left, then starts the job loop. */
  startJobs: () => Promise<void>;
  /** Stops the job loop after the current job. */
  stopJobs: () => Promise<void>;
  /** Closes the database and releases the lock on the data folder. */
  close: () => Promise<void>;
}

/** Composes the server, which locks its data folder: a second server on the same folder is refused. */
export async function composeApplication(
  env: Environment,
  outside: Outside = realOutside,
): Promise<Loaded<Application>> {
  const casework = readCasework(env);
  if (!casework.ok) return casework;
  const { config } = casework.value;
  const { siteDir, dataDir, databaseUrl, basePath } = config;
  const inPublic = demoInPublic(config.publicOrigin, casework.value.clinic.website);
  if (inPublic !== undefined) return refused(inPublic);
  const { clock } = outside;
  const { log, written } = outageLog(outside.log, clock);
  const site = openSiteManifest(outside.siteManifestDir ?? siteDir, log);
  const built = site.read();
  if (!existsSync(join(siteDir, 'index.html')) || !built)
    return refused(
      `SITE_DIR: expected a site built by this release in ${siteDir}; run “npm run build” first`,
    );
  const mismatches = buildMismatches(built, config);
  if (mismatches.length > 0) return { ok: false, problems: mismatches };
  const keys = loadKeys(dataDir, config.keys);
  if (!keys.ok) return keys;
  const data = await openHeldStore(dataDir, keys.value, databaseUrl, written);
  if (!data.ok) return data;

  const { store, release } = data.value;
  const messages = messageDependencies(config, { ...casework.value, keys: keys.value, log });
  messages.pages.readAll();
  const mailbox = config.mail.service === 'local-mailbox' ? openLocalMailbox(dataDir, clock.now) : undefined;
  const manifest = openManifest(outside.consentManifest ?? join(siteDir, 'consent.json'), log);
  const banner = openBanner({ manifest, store, clock });
  const parts = { config, store, clock, log, messages, banner, site, mailbox };
  const stopping = new AbortController();
  // A command starts in half the time, because it does not load the app and the jobs.
  const [{ createApp }, { allJobs }] = await Promise.all([import('./app.ts'), import('./jobs/all-jobs.ts')]);
  const rounds = allJobs(parts, outside, stopping.signal);
  let loops: JobLoop[] = [];
  const app = createApp({
    ...parts,
    path: (path) => withBase(basePath, path),
    wake: () => {
      for (const loop of loops) loop.wake();
    },
  });
  return done({
    ...parts,
    app,
    runJobs: async () => Math.min(...(await Promise.all(rounds.map((round) => round())))),
    startJobs: async () => {
      await atStart({ store, clock, log });
      if (loops.length === 0) loops = rounds.map((round) => runJobLoop(round, log));
    },
    stopJobs: async () => {
      stopping.abort();
      await Promise.all(loops.map((loop) => loop.stop()));
      await store.checkOut().catch(() => undefined);
    },
    close: async () => {
      await store.close();
      release();
    },
  });
}

/**
 * Opens the store and the dependencies for composing mail, for a command. A server may be running on the same folder.
 */
export async function composeCasework(
  env: Environment,
): Promise<Loaded<{ store: Store; messages: MessageDependencies }>> {
  const casework = readCasework(env);
  if (!casework.ok) return casework;
  const { siteDir } = casework.value.config;
  if (!existsSync(join(siteDir, 'index.html')))
    return refused(
      `There is no built site in ${siteDir}, and emails are composed from its templates. Run “npm run build” first.`,
    );
  // Links in emails are made from the settings, so a command must have the server's.
  const built = openSiteManifest(siteDir, logToStdout).read();
  const mismatches = built ? buildMismatches(built, casework.value.config) : [];
  if (mismatches.length > 0) return { ok: false, problems: mismatches };
  const opened = await composeStore(env);
  if (!opened.ok) return opened;
  const { store, keys } = opened.value;
  const messages = messageDependencies(casework.value.config, { ...casework.value, keys, log: logToStdout });
  return done({ store, messages });
}

/** Opens only the store, for a command that does not need the clinic's content. */
export async function composeStore(env: Environment): Promise<Loaded<{ store: Store; keys: Keys }>> {
  const config = readConfig(env);
  if (!config.ok) return config;
  const { dataDir, databaseUrl, keys: given } = config.value;
  if (!given && !existsSync(join(dataDir, 'keys'))) return refused(`There is nothing in ${dataDir} yet.`);
  const keys = loadKeys(dataDir, given);
  if (!keys.ok) return keys;
  const pending = await attempt(dataDir, databaseUrl, () => findPendingProblem(dataDir, databaseUrl));
  if (!pending.ok) return pending;
  if (pending.value !== undefined) return refused(pending.value);
  const store = await openStoreOf(dataDir, keys.value, databaseUrl);
  return store.ok ? done({ store: store.value, keys: keys.value }) : store;
}

/** Where the database is or will be, and its keys, for a command that opens it itself. Throws a sentence for what is wrong. */
export function composePlace(env: Environment): {
  dataDir: string;
  databaseUrl: string | undefined;
  keys: Keys;
} {
  const config = readConfig(env);
  if (!config.ok) throw new Error(config.problems.join('\n'));
  const { dataDir, databaseUrl, keys: given } = config.value;
  if (!given && !existsSync(join(dataDir, 'keys')))
    throw new Error(`There are no keys in ${dataDir}. Put them there, or set CANDOUR_KEYS.`);
  const keys = loadKeys(dataDir, given);
  if (!keys.ok) throw new Error(keys.problems.join('\n'));
  return { dataDir, databaseUrl, keys: keys.value };
}

/** Reads the settings, the facts and the words. Reports the problems of all three together. */
function readCasework(env: Environment): Loaded<{ config: Config; clinic: Clinic; words: Words }> {
  const contentDir = contentDirectory(env);
  const config = readConfig(env);
  const clinic = loadClinic(contentDir);
  const words = loadWords(contentDir);
  if (config.ok && clinic.ok && words.ok)
    return done({ config: config.value, clinic: clinic.value, words: words.value });
  return { ok: false, problems: [config, clinic, words].flatMap((part) => (part.ok ? [] : part.problems)) };
}

const done = <T>(value: T): Loaded<T> => ({ ok: true, value });
const refused = <T>(problem: string): Loaded<T> => ({ ok: false, problems: [problem] });

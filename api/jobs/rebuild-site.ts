import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { siteEnvironment } from '../../content/site-environment.ts';
import { HOUR } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { isStale } from '../built-site/site-manifest.ts';
import type { SiteManifestReader } from '../built-site/site-manifest.ts';

/** The result of a build. `why` is for the log and has no personal data, because a build reads none. */
export type Built = { done: true } | { done: false; why: string };

export interface Rebuilder {
  /** Starts a build if one is due and none is running. Returns at once, because mail must not wait for it. */
  rebuildIfStale: () => void;
}

const RETRY_AFTER = HOUR;

/**
 * Rebuilds the site when a policy comes into force, or when it was built for a later day. Retries an hour after a
 * failure. Builds for the same day at most once an hour too: another machine, whose clock is wrong, may build for its own
 * day each time.
 */
export function createRebuilder({
  site,
  day,
  clock,
  log,
  build,
}: {
  site: SiteManifestReader;
  day: () => Day;
  clock: Clock;
  log: Log;
  build: () => Promise<Built>;
}): Rebuilder {
  let isBuilding = false;
  let last: { ended: Moment; day: Day; done: boolean } | undefined;
  return {
    rebuildIfStale: () => {
      const built = site.read();
      const now = clock.now();
      const today = day();
      // An end in the future was noted by a clock that ran ahead.
      const isRecent = last !== undefined && now >= last.ended && now < last.ended + RETRY_AFTER;
      const mustWait = isRecent && (!last?.done || last.day === today);
      if (isBuilding || mustWait || !isStale(built, today)) return;
      isBuilding = true;
      log('site.rebuild-started', { builtFor: built?.builtFor, for: today });
      void build().then((end) => {
        isBuilding = false;
        last = { ended: clock.now(), day: today, done: end.done };
        if (end.done) log('site.rebuilt', { builtFor: site.read()?.builtFor });
        else log('site.rebuild-failed', { why: end.why });
      });
    },
  };
}

/**
 * Builds the site as `npm run build` does, in a separate process and folder, and swaps it in at the end. If this
 * process cannot write there, as in the systemd unit, it does not try, because a timer runs the build.
 */
export function buildSite({
  siteDir,
  contentDir,
  signal,
}: {
  siteDir: string;
  contentDir: string;
  signal: AbortSignal;
}): Promise<Built> {
  const root = join(import.meta.dirname, '../..');
  if (!existsSync(join(root, 'node_modules/astro'))) {
    const why =
      'this installation has no build tools (npm ci --omit=dev); build the site on another machine and copy it to SITE_DIR';
    return Promise.resolve({ done: false, why });
  }
  try {
    accessSync(dirname(siteDir), constants.W_OK);
  } catch {
    const why = `${dirname(siteDir)} cannot be written here; run “npm run build” there, by a timer`;
    return Promise.resolve({ done: false, why });
  }
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['site/build/build.ts'], {
      cwd: root,
      env: { ...siteEnvironment(process.env), SITE_DIR: siteDir, CONTENT_DIR: contentDir },
      stdio: ['ignore', 'ignore', 'pipe'],
      signal,
    });
    let said = '';
    child.stderr.on('error', () => undefined);
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-2000)));
    child.once('error', (error) => {
      resolve({ done: false, why: error.message });
    });
    child.once('close', (code) => {
      resolve(code === 0 ? { done: true } : { done: false, why: said.trim() || `it ended with ${code}` });
    });
  });
}

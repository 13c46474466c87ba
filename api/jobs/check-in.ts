import { MINUTE } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Keys } from '../base/keys.ts';
import type { Log } from '../base/log.ts';
import type { SiteManifest, SiteManifestReader } from '../built-site/site-manifest.ts';
import type { GroupStore } from '../store/group.ts';
import { attemptJob } from './once.ts';

/** A little less than the longest wait between two rounds. */
const INTERVAL = MINUTE - 5000;

interface Parts {
  store: GroupStore;
  clock: Clock;
  log: Log;
  keys: Keys;
  /** Reads the keys again, where they are in a file. */
  reloadKeys: () => void;
  site: SiteManifestReader;
  /** The hash of the pages, by their manifest. */
  hashOf: (manifest: SiteManifest | undefined) => Promise<string>;
}

/**
 * Reads the keys again and says that this server runs, with which site and keys, every minute. Logs when another server has
 * another site.
 */
export function checkInJob({
  store,
  clock,
  log,
  keys,
  reloadKeys,
  site,
  hashOf,
}: Parts): () => Promise<void> {
  let last: Moment | undefined;
  let differed = false;
  const attempt = attemptJob(log);
  return async () => {
    const now = clock.now();
    if (last !== undefined && now >= last && now - last < INTERVAL) return;
    await attempt('check-in', async () => {
      reloadKeys();
      const keyIds = [keys.current.id, ...[...keys.byId.keys()].filter((id) => id !== keys.current.id)];
      await store.checkIn({ site: await hashOf(site.read()), keyIds }, now);
      const differs = haveDifferentSites(await store.runningServers(now));
      if (differs && !differed)
        log('site.differs', {
          message: 'Another server has another site. Build the same release and content on both.',
        });
      differed = differs;
      last = now;
    });
  };
}

const haveDifferentSites = (servers: { site: string }[]): boolean =>
  new Set(servers.map(({ site }) => site)).size > 1;

import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Banner } from './consent/banner.ts';
import type { Log } from './log.ts';
import type { Desk } from './mail/letters.ts';
import type { LocalMailbox } from './mail/local-mailbox.ts';
import type { SiteManifestFile } from './site-manifest.ts';
import type { Store } from './store/store.ts';

/** Everything that routes work with, made once in `server.ts` and passed in. */
export interface Services {
  config: Pick<
    Config,
    'publicOrigin' | 'basePath' | 'siteDir' | 'trustedProxies' | 'requestsPerHour' | 'healthToken' | 'today'
  >;
  store: Store;
  clock: Clock;
  log: Log;
  desk: Desk;
  banner: Banner;
  /** What the built site says of itself. */
  site: SiteManifestFile;
  /** Only where this machine keeps its mail to itself. */
  mailbox: LocalMailbox | undefined;
  /** A path of the site with the base path before it. */
  link: (path: string) => string;
  /** Tells the sender that something is waiting. */
  wake: () => void;
}

/** A page's address as a route: routes match with and without the slash at the end when they are written without it. */
export const route = (address: string): string => address.replace(/(?<=.)\/$/, '');

import type { Clock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import type { Log } from '../base/log.ts';
import type { SiteManifestReader } from '../built-site/site-manifest.ts';
import type { LocalMailbox } from '../mail/local-mailbox.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import type { Store } from '../store/store.ts';

/** The dependencies of the routes. `api/compose.ts` creates them once. */
export interface RouteDependencies {
  config: Pick<
    Config,
    | 'publicOrigin'
    | 'basePath'
    | 'siteDir'
    | 'trustedProxies'
    | 'requestsPerHour'
    | 'healthToken'
    | 'today'
    | 'mail'
  >;
  store: Store;
  clock: Clock;
  log: Log;
  messages: MessageDependencies;
  banner: BannerState;
  /** The manifest of the built site. */
  site: SiteManifestReader;
  /** Only set when mail goes to the local mailbox. */
  mailbox: LocalMailbox | undefined;
  /** A path of the site with the base path before it. */
  path: (path: string) => string;
  /** Wakes the job loop, because mail is waiting. */
  wake: () => void;
}

/** The part of the banner's state that routes outside `consent/` need. */
export interface BannerState {
  /** Other sites of the clinic that may send receipts and visits. */
  origins: () => string[];
  /** Whether anything is asked, as far as we can read. */
  asks: () => boolean;
}

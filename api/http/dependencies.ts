import type { Clock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import type { Log } from '../base/log.ts';
import type { SiteManifestReader } from '../built-site/site-manifest.ts';
import type { LocalMailbox } from '../mail/local-mailbox.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import type { Store } from '../store/store.ts';

/** What routes work with. `api/compose.ts` makes it once and passes it in. */
export interface RouteDependencies {
  config: Pick<
    Config,
    'publicOrigin' | 'basePath' | 'siteDir' | 'trustedProxies' | 'requestsPerHour' | 'healthToken' | 'today'
  >;
  store: Store;
  clock: Clock;
  log: Log;
  messages: MessageDependencies;
  banner: BannerState;
  /** What the built site says of itself. */
  site: SiteManifestReader;
  /** Only where this machine keeps its mail to itself. */
  mailbox: LocalMailbox | undefined;
  /** A path of the site with the base path before it. */
  path: (path: string) => string;
  /** Tells the sender that something is waiting. */
  wake: () => void;
}

/** What routes outside `consent/` need to know of the banner. */
export interface BannerState {
  /** Other sites of the clinic that may send receipts and visits. */
  origins: () => string[];
  /** Whether anything is asked, as far as we can read. */
  asks: () => boolean;
}

import type { Config } from '../base/config.ts';
import { isOnThisMachine } from '../base/origin.ts';
import type { SiteManifest } from './site-manifest.ts';

/**
 * Returns a sentence for each setting that the site was built with and the server does not have. Such a site would link to
 * another address, in its feeds and canonical links, or offer forms that nobody takes. Two addresses of this machine may
 * differ, so that a trial can run on any port. Sites built by release 0.1.0 do not say what they were built with.
 */
export function buildMismatches(
  { origin, basePath, requests = 'on' }: SiteManifest,
  config: Pick<Config, 'publicOrigin' | 'basePath' | 'requests'>,
): string[] {
  const isTrial = origin !== undefined && isOnThisMachine(origin) && isOnThisMachine(config.publicOrigin);
  const all: [setting: string, built: string | undefined, served: string][] = [
    ['PUBLIC_ORIGIN', isTrial ? config.publicOrigin : origin, config.publicOrigin],
    ['BASE_PATH', basePath === undefined ? undefined : withoutSlash(basePath), withoutSlash(config.basePath)],
    ['REQUESTS', requests, config.requests],
  ];
  return all
    .filter(([, built, served]) => built !== undefined && built !== served)
    .map(
      ([setting, built = '', served]) =>
        `${setting}: expected ${built || '/'}, with which the site was built, found ${served || '/'}. Correct the setting, or run “npm run build” with it`,
    );
}

const withoutSlash = (path: string): string => path.replace(/\/+$/, '');

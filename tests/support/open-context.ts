import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { watchTraffic } from '../consent/quiet.ts';

/**
 * A new visitor’s browser, without animations. `settled` can wait for its pages. A wait ends as soon as it succeeds; the
 * timeout allows for a busy machine.
 */
export async function openContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  // eslint-disable-next-line no-restricted-syntax -- the one place, with its limit
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(60_000);
  watchTraffic(context);
  return context;
}

import type { BrowserContext, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { settled } from '../consent/quiet.ts';
import { openContext } from './open-context.ts';
import { watchPage } from './page-watcher.ts';
import type { Watch } from './page-watcher.ts';
import type { TwoSites } from './two-sites.ts';

/** The lines that the documentation tells a website with a policy of its own to add, and no inline styles or scripts. */
const strict = (privacy: string) =>
  `default-src 'none'; script-src 'self' ${privacy}; style-src 'self'; img-src 'self'; connect-src ${privacy}`;

/** What themes do: a small root, loud buttons, everything in another typeface. */
const THEME = `html { font-size: 62.5%; } body { font: italic 1.4rem/1.9 monospace; text-align: center; letter-spacing: 2px; }
  button, h2 { text-transform: uppercase; background: #c00; padding: 40px; } p { margin: 3em; } a { color: lime; }`;

/**
 * Publishes the pages of the clinic's main website, each with the banner and a script that waits for consent.
 *
 * @param strictly whether they have a strict Content-Security-Policy, and no theme
 * @param extra HTML at the end of each page
 */
export function publishPages(sites: TwoSites, { strictly = false, extra = '' } = {}): void {
  const { privacy } = sites;
  const policy = strictly ? { policy: strict(privacy) } : {};
  const page = (tag = '') => ({
    ...policy,
    body: `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Clinic</title>
      ${strictly ? '' : `<style>${THEME}</style>`}
      <script src="${privacy}/consent.js" defer ${tag}></script>
      <script type="text/plain" data-category="feedback" data-service="opinion-box" data-src="/opinion.js"></script>
      </head><body><h1>The clinic</h1><p id="text">Words.</p><button id="book" data-role="all">Book</button>
      <a href="/#cookie-settings">Cookie settings</a>${extra}</body></html>`,
  });
  sites.publish({
    '/': page(),
    '/prices/': page(),
    '/form/': page('data-carries="nothing"'),
    '/empty': { body: '<!doctype html><title>Empty</title>' },
    '/opinion.js': {
      body: "document.documentElement.dataset.ran = 'yes'; document.cookie = 'ob_visitor=1; path=/; domain=clinic.localhost'; localStorage.setItem('ob_answers', '1');",
    },
    '/early.js': { body: "document.cookie = '_ga=early'; void fetch('https://tracker.example/');" },
  });
}

/** A new visitor of both websites, until the end of the test. */
export async function newVisitor(sites: TwoSites): Promise<Watch> {
  const context: BrowserContext = await openContext(sites.browser);
  onTestFinished(() => context.close());
  return watchPage(context, sites.www, sites.privacy);
}

export const bannerButton = (page: Page, name: string) =>
  page.locator('.consent-banner').getByRole('button', { name });

/** Opens a page of the main website on a first visit, and waits for the banner: without it nothing is tested. */
export async function arrive(sites: TwoSites, watch: Watch, path = '/'): Promise<Page> {
  await watch.page.goto(sites.www + path);
  await bannerButton(watch.page, 'Accept').waitFor();
  await settled(watch.page);
  return watch.page;
}

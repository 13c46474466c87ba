import type { BrowserContext, Page } from 'playwright-core';
import type { ChoiceCookie } from '../../site/scripts/consent/choice-rule.ts';
import { settled } from '../consent/quiet.ts';
import { valueOf } from './choices.ts';
import { fetchAnew } from './fetch-anew.ts';
import { openContext } from './open-context.ts';
import { watchPage } from './page-watcher.ts';
import type { Watch } from './page-watcher.ts';
import type { HostPage, TwoSites } from './two-sites.ts';

/** Pages of the main website: one with the banner and a script that waits for consent, and an empty one. */
export const pagesWithBanner = (privacy: string): Record<string, HostPage> => ({
  '/': {
    body: `<!doctype html><html lang="en"><head><title>Clinic</title><script src="${privacy}/consent.js" defer></script>
      <script type="text/plain" data-category="feedback" data-service="opinion-box" data-src="/opinion.js"></script>
      </head><body><h1>The clinic</h1></body></html>`,
  },
  '/empty': { body: '<!doctype html><title>Empty</title>' },
  '/opinion.js': { body: "document.documentElement.dataset.ran = 'yes'" },
});

/** A visitor of both websites of a clinic. */
export interface Visitor extends Watch {
  context: BrowserContext;
  /** Serves pages as if storage.yaml had this `cookieDomain`, or none if undefined. */
  setCookieDomain: (domain: string | undefined) => Promise<void>;
  /** Writes cookies on this origin, in order, before any script of ours reads them. */
  plant: (origin: string, ...cookies: string[]) => Promise<void>;
  /** Opens a page and waits until its script has finished. */
  open: (url: string) => Promise<void>;
  /** Every copy of a cookie in the browser, with its domain, path and value. */
  copies: (name?: string) => Promise<{ domain: string; path: string; value: string }[]>;
}

/** A cookie string that plants a choice. `Domain=…` or `Path=…` say where. */
export const planted = (choice: ChoiceCookie | string, place = 'Path=/', name = 'candour_consent'): string =>
  `${name}=${typeof choice === 'string' ? choice : valueOf(choice)}; Max-Age=99999; ${/path=/i.test(place) ? place : `Path=/; ${place}`}`;

async function visitBoth({ browser, www, privacy }: TwoSites): Promise<Visitor> {
  const context = await openContext(browser);
  const watch = await watchPage(context, www, privacy);
  const { page } = watch;
  const isOurs = ({ origin, pathname }: URL) => origin === privacy && /\/$|\/consent\.js$/.test(pathname);
  return {
    ...watch,
    context,
    setCookieDomain: async (domain) => {
      await context.unroute(isOurs);
      await context.route(isOurs, async (route) => {
        // Node cannot resolve names below `localhost`.
        const url = route.request().url().replace(new URL(privacy).hostname, '127.0.0.1');
        const answer = await fetchAnew(route, { url });
        const before = await answer.text();
        // JSON in a page of Candour, an object literal in the script for other websites.
        const body = before.replace(
          /("?cookieDomain"?:)["'`]clinic\.localhost["'`],/,
          domain ? `$1"${domain}",` : '',
        );
        if (body === before && domain !== 'clinic.localhost') throw new Error(`${url} has no cookieDomain`);
        await route.fulfill({ response: answer, body });
      });
    },
    plant: async (origin, ...cookies) => {
      await page.goto(origin + (origin === www ? '/empty' : '/robots.txt'));
      await page.evaluate((all) => {
        for (const cookie of all) document.cookie = cookie;
      }, cookies);
    },
    open: async (url) => {
      await page.goto(url);
      await isReady(page);
    },
    copies: async (name = 'candour_consent') => {
      // Chromium stores a page's cookies asynchronously. Reading them in the page waits until they are
      // stored.
      await page.evaluate(() => document.cookie);
      return (await context.cookies())
        .filter((cookie) => cookie.name === name)
        .map(({ domain, path, value }) => ({ domain, path, value }));
    },
  };
}

/** Gives each test a visitor of its own, so that tests can run concurrently. */
export const visitorOf =
  (sites: () => TwoSites) =>
  <Given extends unknown[]>(work: (visitor: Visitor, ...given: Given) => Promise<void>) =>
  async (...given: Given): Promise<void> => {
    const visitor = await visitBoth(sites());
    try {
      await work(visitor, ...given);
    } finally {
      await visitor.context.close();
    }
  };

async function isReady(page: Page): Promise<void> {
  await page.locator('html[data-consent-ready]').waitFor({ state: 'attached' });
  await settled(page);
}

export const choose = ({ page }: Visitor, role: string): Promise<void> =>
  page.locator(`.consent-banner [data-role=${role}]`).click();

/** The choice as this site's own page writes it after a click on this button. */
export async function choiceAfter(sites: TwoSites, role: 'all' | 'necessary'): Promise<ChoiceCookie> {
  const visitor = await visitBoth(sites);
  await visitor.open(`${sites.privacy}/`);
  await choose(visitor, role);
  await visitor.page.waitForFunction(() => document.cookie.includes('candour_consent='));
  const [copy] = await visitor.copies();
  await visitor.context.close();
  return choiceIn(copy?.value ?? '');
}

export const choiceIn = (value: string): ChoiceCookie =>
  JSON.parse(decodeURIComponent(value)) as ChoiceCookie;

/** The state of a page of either website: whether the banner asks, and whether anything optional ran. */
export async function seenAt({ page, elsewhere, open }: Visitor, url: string) {
  elsewhere.length = 0;
  await open(url);
  const ran = await page.evaluate(() => document.documentElement.dataset['ran'] === 'yes');
  return {
    state: await page.locator('html').getAttribute('data-consent'),
    services: ran || elsewhere.length > 0,
  };
}

/** Withdraws consent on a page where a service runs, which then reloads. */
export async function withdraw({ page }: Visitor): Promise<void> {
  await page.locator('.consent-icon').click();
  await Promise.all([
    page.waitForEvent('load'),
    page.locator('#consent-preferences [data-choose=necessary]').click(),
  ]);
  await isReady(page);
}

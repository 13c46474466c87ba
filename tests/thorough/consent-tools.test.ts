import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { consentWords } from '../../content/words/consent.ts';
import { openPreferences } from '../consent/banner.ts';
import { visitAltered } from '../support/altered-page.ts';
import type { Altered } from '../support/altered-page.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Opens the home page at this path, with the data for its script changed. */
const visit = (path: string, change: (data: Record<string, unknown>) => void = () => undefined) =>
  visitAltered(site, {
    path,
    bypassCSP: true,
    edit: (html) =>
      html.replace(/(id="consent-data"[^>]*>)([^<]+)/, (_, start: string, json: string) => {
        const data = JSON.parse(json) as Record<string, unknown>;
        change(data);
        return start + JSON.stringify(data);
      }),
  });

const asked = async ({ elsewhere }: Altered): Promise<Request> => {
  await expect.poll(() => elsewhere.length).toBeGreaterThan(0);
  return elsewhere[0] as Request;
};

test('Plausible gets a visit through its API, and only the page', async () => {
  const opened = await visit('/treatments/acne/?name=ada', (data) => {
    data['counter'] = {
      tool: 'plausible',
      url: 'https://stats.example',
      site: 'clinic.example',
      items: [],
    };
  });
  const request = await asked(opened);
  expect(request.url()).toBe('https://stats.example/api/event');
  expect(JSON.parse(request.postData() ?? '')).toEqual({
    name: 'pageview',
    url: `${site.origin}/treatments/`,
    domain: 'clinic.example',
  });
  expect(await request.headerValue('referer')).toBeNull();
});

test('Matomo gets a visit through its API, and only the page', async () => {
  const opened = await visit('/conditions/rosacea/', (data) => {
    data['counter'] = { tool: 'matomo', url: 'https://stats.example/', site: '7', items: [] };
  });
  const request = await asked(opened);
  expect(request.url()).toBe('https://stats.example/matomo.php');
  const told = new URLSearchParams(request.postData() ?? '');
  expect(Object.fromEntries(told)).toEqual({
    idsite: '7',
    rec: '1',
    url: `${site.origin}/conditions/`,
    send_image: '0',
    cookie: '0',
  });
});

test('Google Analytics starts denied, only after consent, and never gets the treatment that was read about', async () => {
  const opened = await visit('/treatments/fillers/?utm_source=x');
  const { page, elsewhere } = opened;
  expect(elsewhere).toEqual([]);
  expect(await page.evaluate(() => 'dataLayer' in window)).toBe(false);

  await page.locator('.cm__btn[data-role=all]').click();
  const request = await asked(opened);
  expect(request.url()).toBe('https://www.googletagmanager.com/gtag/js?id=G-TEST000002');
  const calls = await page.evaluate(() =>
    (window.dataLayer ?? []).map((call) => Array.from(call as IArguments) as unknown[]),
  );
  expect(calls.map(([name, what]) => [name, what instanceof Date ? 'date' : what]).slice(0, 2)).toEqual([
    ['consent', 'default'],
    ['consent', 'update'],
  ]);
  expect(Object.values(calls[0]?.[2] as object)).toEqual(['denied', 'denied', 'denied', 'denied']);
  expect(calls[1]?.[2]).toEqual({ analytics_storage: 'granted' });
  expect(calls.at(-1)).toMatchObject([
    'config',
    'G-TEST000002',
    {
      page_location: `${site.origin}/treatments/`,
      page_title: '',
      page_referrer: '',
      allow_google_signals: false,
      allow_ad_personalization_signals: false,
      cookie_expires: 15_778_800,
    },
  ]);
});

test('a map is requested when its button is clicked, and not before', async () => {
  const opened = await visit(addresses.home);
  const { page, elsewhere } = opened;
  const button = page.locator('[data-embed-show]').first();
  await page.locator('.cm__btn[data-role=all]').click();
  await expect.poll(() => elsewhere.length).toBe(1);
  expect(elsewhere.some((request) => request.url().includes('openstreetmap'))).toBe(false);
  await button.click();
  await expect
    .poll(() => elsewhere.at(-1)?.url())
    .toContain('https://www.openstreetmap.org/export/embed.html');
  expect(await page.locator('[data-embed] iframe').getAttribute('title')).toBe('the map of Tansy Row');
});

const { accepted, rejected, chosen } = consentWords.done;
test.each([
  ['all', accepted],
  ['necessary', rejected],
  ['save', chosen],
])('a click on “%s” in the preferences is confirmed', async (what, says) => {
  const { page } = await visit(addresses.home);
  await openPreferences(page);
  await page.locator(`#consent-preferences [data-choose=${what}]`).click();
  await expect.poll(() => page.getByRole('status').innerText()).toBe(says);
});

/** A new visitor's page without the consent module, until `release` is called. */
async function withoutModule(path: string) {
  const context = await site.context({
    viewport: { width: 1280, height: 900 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/ConsentModule[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url(path), { waitUntil: 'commit' });
  return { context, page, release };
}

test.each([
  ['necessary', 'candour_consent'],
  ['counter-off', 'candour_counter'],
])('a click on “%s” before the script has loaded is kept for it', async (role, cookie) => {
  const { context, page, release } = await withoutModule(addresses.home);
  await page.locator(`#cc-main [data-role=${role}]`).click();
  const names = async () => (await context.cookies()).map(({ name }) => name);
  expect(await names()).toEqual([]);
  release();
  await expect.poll(names).toContain(cookie);
  await context.close();
});

test('a no before the script has loaded does not stop the way to a heading', async () => {
  const { context, page, release } = await withoutModule(addresses.policy('privacy'));
  await page.locator('#cc-main [data-role=necessary]').click();
  await page.exposeFunction('release', release);
  // Safari has no scroll anchoring.
  await page.addStyleTag({
    content: 'html { scroll-behavior: smooth !important; overflow-anchor: none }',
  });
  const target = await page.evaluate(() => {
    const link = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')].at(-4);
    // The script arrives while the page scrolls, and the place of the banner is out of the window.
    addEventListener('scroll', () => {
      if (scrollY > 1000) (window as unknown as { release: () => void }).release();
    });
    link?.focus({ preventScroll: true });
    link?.click();
    return link?.hash ?? '';
  });
  await page.locator('html[data-consent-ready]').waitFor({ state: 'attached' });
  const below = () =>
    page.locator(target).evaluate((heading) => {
      const padding = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
      return Math.round(heading.getBoundingClientRect().top - padding);
    });
  await expect.poll(below).toBe(0);
  await context.close();
});

import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openPreferences } from '../consent/banner.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { fetchAnew } from '../support/fetch-anew.ts';

/** A choice survives a browser that deletes the cookies of scripts, as Safari does after seven days. */

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** A visitor of a site on which nothing of other companies answers. */
async function arrive(): Promise<{ context: BrowserContext; page: Page; elsewhere: string[] }> {
  const context = await site.context();
  const elsewhere: string[] = [];
  await context.route(
    (url) => url.origin !== site.origin,
    (route) => {
      elsewhere.push(route.request().url());
      return route.fulfill({ contentType: 'text/javascript', body: '' });
    },
  );
  const page = await context.newPage();
  await open(page);
  return { context, page, elsewhere };
}

async function open(page: Page): Promise<void> {
  await page.goto(site.url(addresses.home));
  await page.locator('html[data-consent-ready]').waitFor({ state: 'attached' });
}

const button = (page: Page, role: string) => page.locator(`.consent-banner [data-role=${role}]`);
const stateOf = (page: Page) => page.locator('html').getAttribute('data-consent');
const kept = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'candour_kept')?.value;

/** Deletes what scripts wrote, as Safari does. */
async function forgetScripts(context: BrowserContext, page: Page): Promise<void> {
  for (const name of ['candour_consent', 'candour_counter']) await context.clearCookies({ name });
  await page.evaluate(() => {
    localStorage.clear();
  });
}

const today = () => new Date().toISOString().slice(0, 10);

test('a refusal and the objection to the counter are still known when the scripts’ cookies are gone', async () => {
  const { context, page } = await arrive();
  const before = today();
  await button(page, 'necessary').click();
  await expect.poll(() => kept(context)).toMatch(/^refused\.[\d-]+!off\.[\d-]+$/);
  // It may have become midnight meanwhile.
  const days = [before, today()];
  expect((await kept(context))?.match(/\d{4}-\d\d-\d\d/g)).toEqual([
    expect.toBeOneOf(days),
    expect.toBeOneOf(days),
  ]);
  await forgetScripts(context, page);
  const counted: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith(addresses.api.visits)) counted.push(request.url());
  });
  await open(page);
  expect(await stateOf(page)).toBe('kept');
  expect(await page.locator('.consent-banner').isVisible()).toBe(false);
  expect((await context.cookies()).map(({ name }) => name).toSorted()).toEqual([
    'candour_consent',
    'candour_counter',
    'candour_kept',
  ]);
  expect(counted).toEqual([]);
  await context.close();
});

test('a consent is still known, with its number and its services', async () => {
  const { context, page, elsewhere } = await arrive();
  await button(page, 'all').click();
  await expect.poll(() => kept(context)).toMatch(/^granted\.\d+\./);
  const id = /\.([0-9a-f]{8}-[0-9a-f-]{27})\./.exec((await kept(context)) ?? '')?.[1];
  await forgetScripts(context, page);
  elsewhere.length = 0;
  await open(page);
  expect(await stateOf(page)).toBe('kept');
  await expect.poll(() => elsewhere.length).toBeGreaterThan(0);
  const [choice] = (await context.cookies()).filter(({ name }) => name === 'candour_consent');
  expect(decodeURIComponent(choice?.value ?? '')).toContain(`"consentId":"${id}"`);
  await context.close();
});

test('an answer to a yes that comes after a no, when the tab is closed, does not bring the yes back', async () => {
  const { context, page, elsewhere } = await arrive();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const answered: Promise<unknown>[] = [];
  const isConsent = (url: URL) => url.pathname === addresses.api.consent;
  await context.route(isConsent, async (route) => {
    const isYes = (route.request().postData() ?? '').includes('accept-all');
    const done = (async () => {
      // The server has answered: the cookie is on its way.
      const answer = await fetchAnew(route);
      if (isYes) await held;
      await route.fulfill({ response: answer }).catch(() => undefined);
    })();
    answered.push(done);
    await done;
  });
  await button(page, 'all').click();
  await expect.poll(() => answered.length).toBe(1);
  await openPreferences(page);
  await page.locator('#consent-preferences [data-choose=necessary]').click();
  await page.close();
  release();
  await Promise.all(answered);
  await context.unroute(isConsent);
  elsewhere.length = 0;
  const later = await context.newPage();
  await open(later);
  expect(await stateOf(later)).toBe('kept');
  expect(elsewhere).toEqual([]);
  expect((await kept(context)) ?? '').not.toContain('granted');
  await forgetScripts(context, later);
  await open(later);
  expect(elsewhere).toEqual([]);
  await context.close();
});

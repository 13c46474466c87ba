import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { choose } from '../consent/banner.ts';
import { settled } from '../consent/quiet.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';

/** A page that Back brings back as it was, with a map that somebody has opened, or with services that run. */

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const frames = (page: Page) => page.locator('[data-embed] iframe').count();

/** Arrives at a page with a map, makes a choice if there is one to make, and opens the map. */
async function mapOpened(choice?: 'necessary'): Promise<Page> {
  const page = await site.visit();
  await page.goto(site.url(addresses.home));
  if (choice) await choose(page, choice);
  await page.locator('[data-embed-show]').first().click();
  await page.locator('[data-embed] iframe').waitFor({ state: 'attached' });
  return page;
}

/** What a browser tells a page that it restores from memory. A frame that could not load keeps Chromium from doing so. */
async function restored(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await settled(page);
}

test('an opened map stays when nothing was chosen meanwhile', async () => {
  const page = await mapOpened('necessary');
  await restored(page);
  expect(await frames(page)).toBe(1);
  await page.context().close();
});

test('an opened map is closed by a no that was said on another page meanwhile', async () => {
  const page = await mapOpened();
  const other = await page.context().newPage();
  // A page in memory hears nothing of other pages.
  await other.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
  await other.goto(site.url(addresses.policy('privacy')));
  await other.locator('html[data-consent-ready]').waitFor();
  await choose(other, 'necessary');
  expect(await frames(page)).toBe(1);
  await restored(page);
  expect(await frames(page)).toBe(0);
  await page.context().close();
});

test('services stop if the browser has begun to send Global Privacy Control meanwhile', async () => {
  const page = await site.visit();
  await page.goto(site.url(addresses.home));
  await choose(page, 'all');
  await settled(page);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
  });
  // Only a new page is free of a script that has run.
  const loadedAnew = page.waitForEvent('load');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await loadedAnew;
  await page.context().close();
});

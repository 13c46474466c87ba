import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { choose, openPreferences } from '../consent/banner.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';

/** A choice that is made in another tab, where the message about it arrives before its cookie. */

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

declare global {
  interface Window {
    /** The cookies that a script still reads. */
    staleCookies?: string | undefined;
    messagesHeard?: number;
  }
}

/** From now on the page can be made to read old cookies, and counts the messages of other tabs. */
const keepStaleCookies = (page: Page) =>
  page.addInitScript(() => {
    const own = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
    Object.defineProperty(Document.prototype, 'cookie', {
      ...own,
      get(this: Document): string {
        return window.staleCookies ?? (own?.get?.call(this) as string);
      },
    });
    new BroadcastChannel('candour-consent').addEventListener('message', () => {
      window.messagesHeard = (window.messagesHeard ?? 0) + 1;
    });
  });

test('a withdrawal is followed, though its cookie comes after its message', async () => {
  const page = await site.visit();
  const other = await page.context().newPage();
  await keepStaleCookies(other);
  await page.goto(site.url(addresses.home));
  await choose(page, 'all');
  await other.goto(site.url(addresses.policy('privacy')));
  await other.locator('html[data-consent-ready]').waitFor();
  await other.evaluate(() => {
    window.staleCookies = document.cookie;
  });

  const loadedAnew = other.waitForEvent('load');
  await openPreferences(page);
  await page.locator('#consent-preferences[open] [data-choose="necessary"]').click();
  await other.waitForFunction(() => (window.messagesHeard ?? 0) > 0);
  expect(await other.evaluate(() => document.cookie)).toContain('google');
  await other.evaluate(() => {
    window.staleCookies = undefined;
  });
  await loadedAnew;
  await page.context().close();
});

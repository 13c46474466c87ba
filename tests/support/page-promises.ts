import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { settled } from '../consent/quiet.ts';
import { openSite } from './browser-site.ts';
import type { Site } from './browser-site.ts';
import { fileAll } from './filed-requests.ts';
import type { Filed } from './filed-requests.ts';
import { faultsInLooks } from './page-axe.ts';
import type { Look } from './page-axe.ts';
import type { PageState } from './page-state.ts';
import { openMail } from './page-mailbox.ts';
import { overflow, shownThoughHidden, watchPage } from './page-watcher.ts';
import type { Watch } from './page-watcher.ts';

/** A site with filed requests, and what every page of it must keep. */
export interface PagePromises {
  site: Site;
  /**
   * Opens a page at 320 pixels. Fails if it is too wide, shows what is hidden, stores anything that it does not name, requests anything, or has a
   * fault for axe.
   */
  keeps: (state: PageState, ...looks: Look[]) => Promise<void>;
  /**
   * Opens the HTML of the newest email with such a subject. Fails if axe finds a fault in it, or if a long address anywhere
   * in it makes it wider than 320 pixels, also in a mail program that does not know `overflow-wrap: anywhere`.
   */
  keepsInMail: (subject: RegExp, ...looks: Look[]) => Promise<void>;
  close: () => Promise<void>;
}

const NARROW = { viewport: { width: 320, height: 640 } };

export async function openPagePromises(): Promise<PagePromises> {
  const site = await openSite();
  const page = await site.visit();
  const filed: Filed = await fileAll(page, site);
  await page.context().close();
  /** Visitors that no test uses now, because opening a window takes longer than opening a page. */
  const idle: Watch[] = [];
  const visiting = async (work: (watch: Watch) => Promise<void>): Promise<void> => {
    const watch = idle.pop() ?? (await watchPage(await site.context(NARROW), site.origin));
    await watch.page.emulateMedia({ colorScheme: 'light' });
    await watch.page.setViewportSize(NARROW.viewport);
    watch.elsewhere.length = 0;
    watch.violations.length = 0;
    await work(watch);
    // A visitor of a failed test is not used again.
    idle.push(watch);
  };
  return {
    site,
    keeps: ({ open, heading, stores = [] }, ...looks) =>
      visiting(async ({ page, elsewhere, violations, stored }) => {
        await open(page, site, filed);
        await settled(page);
        expect(await page.locator('h1').textContent()).toMatch(heading);
        expect({
          overflow: await overflow(page),
          shownThoughHidden: await shownThoughHidden(page),
          elsewhere,
          violations,
          stored: await stored(),
          axe: await faultsInLooks(page, ...looks),
        }).toEqual({
          overflow: 0,
          shownThoughHidden: [],
          elsewhere: [],
          violations: [],
          stored: stores,
          axe: {},
        });
        if (stores.length > 0) await page.context().clearCookies();
      }),
    keepsInMail: (subject, ...looks) =>
      visiting(async ({ page }) => {
        await openMail(page, site, subject);
        await page.goto(`${page.url()}html`);
        expect(await page.locator('h1').count()).toBe(1);
        expect(await faultsInLooks(page, ...looks)).toEqual({});
        await page.setViewportSize(NARROW.viewport);
        expect(await lengthenTexts(page)).toBeGreaterThan(10);
        expect(await overflow(page)).toBe(0);
        await page.evaluate(() => {
          for (const element of document.querySelectorAll<HTMLElement>('[style]'))
            if (element.style.overflowWrap === 'anywhere') element.style.overflowWrap = '';
        });
        expect(await overflow(page)).toBe(0);
      }),
    close: () => site.close(),
  };
}

/** Puts a long address in place of every text of an email, and returns how many there were. */
const lengthenTexts = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const address = `robin.${'montgomery'.repeat(12)}@accounts.${'patient'.repeat(8)}.example`;
    const texts = [...document.querySelectorAll('body *')].filter(
      (element) => element.children.length === 0 && element.textContent.trim(),
    );
    for (const element of texts) element.textContent = address;
    return texts.length;
  });

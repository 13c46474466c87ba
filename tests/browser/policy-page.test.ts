import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';

let site: Site;
let page: Page;
beforeAll(async () => {
  site = await openSite();
  page = await site.visit({ viewport: { width: 1280, height: 900 } });
});
afterAll(() => site.close());

const PRIVACY = addresses.policy('privacy');
const current = () =>
  page.locator('.contents [aria-current]').evaluateAll((all) => all.map((it) => it.textContent));

test('the contents mark the current section, also after a jump', async () => {
  await page.goto(site.url(PRIVACY));
  for (const index of [6, 2, 9]) {
    const heading = page.locator('article h2[id]').nth(index);
    const text = await heading.evaluate((it) => {
      it.scrollIntoView({ behavior: 'instant' });
      return it.firstChild?.textContent?.trim();
    });
    await expect.poll(current).toEqual([text]);
  }
});

test('each heading has a link, which leads exactly to it', async () => {
  await page.goto(site.url(PRIVACY));
  const links = page.locator('article h2[id] > .heading-link');
  await expect.poll(() => links.count()).toBe(await page.locator('.contents ol a').count());
  const link = links.nth(5);
  expect(await link.getAttribute('aria-label')).toMatch(/^Link to “.+”$/);
  await link.focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => location.hash)).toBe(await link.getAttribute('href'));
  const padding = await page.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop),
  );
  // The browser scrolls there with the next frame.
  const top = () =>
    page.evaluate(() => document.querySelector(location.hash)?.getBoundingClientRect().top ?? NaN);
  await expect.poll(async () => Math.abs((await top()) - padding)).toBeLessThan(1);
});

test('the button prints', async () => {
  await page.goto(site.url(PRIVACY));
  await page.evaluate(() => {
    window.print = () => (document.title = 'printed');
  });
  await page.getByRole('button', { name: 'Print' }).click();
  expect(await page.title()).toBe('printed');
});

test('on a phone the contents are folded, and open without a script', async () => {
  const phone = await site.visit({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  await phone.goto(site.url(PRIVACY));
  const first = phone.locator('.contents ol a').first();
  expect(await first.isVisible()).toBe(false);
  await phone.locator('.contents summary').click();
  expect(await first.isVisible()).toBe(true);
  expect(await phone.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  await phone.context().close();
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { consentWords } from '../../content/words/consent.ts';
import { coveredBy } from '../consent/checks/covered.ts';
import { settled } from '../consent/quiet.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const LONG = addresses.policy('privacy');
const ready = (page: Page) => page.locator('html[data-consent-ready]').waitFor({ state: 'attached' });

async function arrive(path = LONG, options: Parameters<Site['visit']>[0] = {}): Promise<Page> {
  const page = await site.visit(options);
  await page.goto(site.url(path));
  await ready(page);
  return page;
}

/** Scrolls down and returns how far from the top of the window a heading is. */
const scrollDown = (page: Page) =>
  page.evaluate(() => {
    scrollTo({ top: 3000, behavior: 'instant' });
    return document.querySelectorAll('main h2')[3]?.getBoundingClientRect().top ?? NaN;
  });
const headingTop = (page: Page) =>
  page.evaluate(() => document.querySelectorAll('main h2')[3]?.getBoundingClientRect().top ?? NaN);

describe.each([
  [320, 180],
  [390, 844],
  [1280, 900],
])('in a window of %i by %i pixels', (width, height) => {
  test('the page begins with the question, and nothing is covered', async () => {
    const page = await arrive(LONG, { viewport: { width, height } });
    const top = await page.locator('#consent-heading').evaluate((it) => it.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(height);
    expect(await coveredBy(page, '.consent-banner')).toEqual([]);
    expect(await coveredBy(page, '.consent-icon')).toEqual([]);
    await page.context().close();
  });

  test('the same check finds a banner over the page', async () => {
    const page = await arrive(LONG, { viewport: { width, height }, bypassCSP: true });
    await page.addStyleTag({ content: '.consent-banner { position: fixed; inset: auto 0 0 }' });
    expect(await coveredBy(page, '.consent-banner')).not.toEqual([]);
    await page.context().close();
  });
});

test('the settings button covers no words if the text is twice as large as the window allows for', async () => {
  const page = await arrive(LONG, { viewport: { width: 1280, height: 900 }, bypassCSP: true });
  await page.addStyleTag({ content: 'html { font-size: 200% }' });
  expect(await coveredBy(page, '.consent-icon')).toEqual([]);
  await page.context().close();
});

test.each([
  ['nothing is stored', () => Promise.resolve()],
  ['something else is stored', (page: Page) => page.evaluate(() => (document.cookie = 'other=1; path=/'))],
  [
    'the count is off',
    (page: Page) => page.evaluate(() => (document.cookie = 'candour_counter=off; path=/')),
  ],
  ['the choice was no', (page: Page) => page.locator('.cm__btn[data-role=necessary]').click()],
])('nothing moves on load if %s', async (_, prepare) => {
  const page = await arrive();
  await prepare(page);
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.reload();
  await ready(page);
  await settled(page);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  await page.context().close();
});

test('an answer is confirmed in place of the banner, and the focus moves there', async () => {
  const page = await arrive(addresses.home, { viewport: { width: 390, height: 844 } });
  await page.mouse.wheel(0, 100);
  await page.locator('.cm__btn[data-role=necessary]').click();
  const status = page.locator('[data-consent-status]');
  await expect.poll(() => status.evaluate((it) => it === document.activeElement)).toBe(true);
  expect(await status.innerText()).toBe(consentWords.done.rejected);
  const box = await status.boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect(await page.locator('.consent-banner').isVisible()).toBe(false);
  await page.getByRole('button', { name: consentWords.done.close }).click();
  expect(await status.isVisible()).toBe(false);
  await page.context().close();
});

test('an answer further down leaves the text where it is, and is confirmed in the dialog', async () => {
  const page = await arrive(LONG, { viewport: { width: 1280, height: 900 } });
  const before = await scrollDown(page);
  await page.locator('.consent-icon').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  const status = dialog.getByRole('status');
  await expect.poll(() => status.innerText()).toBe(consentWords.done.rejected);
  await expect.poll(() => status.evaluate((it) => it === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await page.locator('.consent-banner').isVisible()).toBe(false);
  // Browsers scroll by whole pixels.
  expect(Math.abs((await headingTop(page)) - before)).toBeLessThan(1);
  await page.context().close();
});

test.each(['auto', 'none'])(
  'an answer in another tab leaves the text where it is, with overflow-anchor %s',
  async (anchor) => {
    const page = await arrive(LONG, { bypassCSP: true });
    // Safari has no scroll anchoring.
    await page.addStyleTag({ content: `html { overflow-anchor: ${anchor} }` });
    const before = await scrollDown(page);
    const other = await page.context().newPage();
    await other.goto(site.url(addresses.home));
    await ready(other);
    await other.locator('.cm__btn[data-role=necessary]').click();
    await page.locator('html[data-consent="kept"]').waitFor({ state: 'attached' });
    await settled(page);
    // Browsers scroll by whole pixels.
    expect(Math.abs((await headingTop(page)) - before)).toBeLessThan(1);
    await page.context().close();
  },
);

test.each([addresses.requests, addresses.form('access'), addresses.linkSent])(
  'the page %s does not ask, and has the settings',
  async (path) => {
    const page = await arrive(path);
    expect(await page.locator('.consent-banner').count()).toBe(0);
    await page.locator('.consent-open [data-role=show]').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await expect.poll(() => dialog.getByRole('status').innerText()).toBe(consentWords.done.rejected);
    await page.context().close();
  },
);

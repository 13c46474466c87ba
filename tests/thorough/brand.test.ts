import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const PHONE = { viewport: { width: 320, height: 640 } };

const styleOf = (page: Page, selector: string, property: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test('the header shows the logo and the name, and the logo is on a white plate in dark colours', async () => {
  const page = await site.visit({ colorScheme: 'light' });
  await page.goto(site.url(addresses.requests));
  const home = page.getByRole('banner').getByRole('link', { name: 'The Brackenholt Clinic' });
  await home.locator('img').waitFor();
  expect(await home.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(96);
  expect(await styleOf(page, '.logo', 'background-color')).toBe('rgba(0, 0, 0, 0)');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await styleOf(page, '.logo', 'background-color')).toBe('rgb(255, 255, 255)');
});

test('pictures are small on a phone, and hidden from screen readers', async () => {
  const page = await site.visit(PHONE);
  for (const [address, selector] of [
    [addresses.home, '.doorway'],
    [addresses.requests, '.picture'],
    [addresses.accessibility, '.picture'],
  ] as const) {
    await page.goto(site.url(address));
    const picture = page.locator(selector);
    const box = await picture.boundingBox();
    expect(box?.width).toBeGreaterThan(40);
    expect(box?.width).toBeLessThanOrEqual(88);
    expect(await picture.getAttribute('aria-hidden')).toBe('true');
  }
});

test('in forced colours pictures and buttons have the reader’s colours', async () => {
  const page = await site.visit({ forcedColors: 'active' });
  await page.goto(site.url(addresses.requests));
  const [fill, stroke, ground, words] = await page.evaluate(() => {
    const shape = getComputedStyle(document.querySelector('.picture-main') ?? document.body);
    const body = getComputedStyle(document.body);
    return [shape.fill, shape.stroke, body.backgroundColor, body.color];
  });
  expect([fill, stroke]).toEqual([ground, words]);
  await page.goto(site.url(addresses.home));
  expect(await styleOf(page, '.button', 'background-color')).toBe(ground);
  expect(await styleOf(page, '.button', 'color')).not.toBe(ground);
});

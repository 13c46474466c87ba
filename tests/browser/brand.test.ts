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

test('the header shows the logo and the name, and the logo stands on a white plate in the dark', async () => {
  const page = await site.visit({ colorScheme: 'light' });
  await page.goto(site.url(addresses.requests));
  const home = page.getByRole('banner').getByRole('link', { name: 'The Brackenholt Clinic' });
  await home.locator('img').waitFor();
  expect(await home.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(96);
  expect(await styleOf(page, '.logo', 'background-color')).toBe('rgba(0, 0, 0, 0)');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await styleOf(page, '.logo', 'background-color')).toBe('rgb(255, 255, 255)');
});

test('the typeface is one file of at most 40 kB that browsers keep for ever', async () => {
  const page = await site.visit();
  const fonts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(request.url());
  });
  await page.goto(site.url(addresses.policy('privacy')));
  await page.evaluate(() => document.fonts.ready);
  expect(fonts).toHaveLength(1);
  const answer = await page.request.get(fonts[0] ?? '');
  expect(answer.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await answer.body()).length).toBeLessThanOrEqual(40_000);
  expect(await styleOf(page, 'h1', 'font-family')).toMatch(/^"Hanken Grotesk"/);
});

/** Whether this machine has a font that stands in until the typeface arrives. */
const hasStandIn = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    new FontFace('known', "local('Arial'), local('Liberation Sans'), local('Roboto')").load().then(
      () => true,
      () => false,
    ),
  );

/** How far the first headings of a form move when the typeface arrives, in pixels. */
async function movement(page: Page, prepare: () => Promise<unknown>): Promise<number> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.woff2', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url(addresses.form('access')), { waitUntil: 'domcontentloaded' });
  await prepare();
  const tops = () =>
    page
      .locator('h1, h2, legend, label')
      .evaluateAll((all) => all.slice(0, 5).map((element) => element.getBoundingClientRect().top));
  const before = await tops();
  release();
  await page.waitForFunction(() => document.fonts.check('1rem "Hanken Grotesk"'));
  const after = await tops();
  return Math.max(...after.map((top, index) => Math.abs(top - (before[index] ?? 0))));
}

test.for([390, 1280])('nothing moves when the typeface arrives, at %i pixels', async (width, { skip }) => {
  const page = await site.visit({ viewport: { width, height: 900 } });
  const moved = await movement(page, async () => {
    skip(!(await hasStandIn(page)), 'This machine has none of the fonts that stand in.');
  });
  expect(moved).toBeLessThanOrEqual(2);
});

test('the same measure finds a stand-in of other widths', async () => {
  const page = await site.visit({ viewport: { width: 390, height: 900 }, bypassCSP: true });
  const moved = await movement(page, () =>
    page.addStyleTag({ content: `:root { --sans: 'Hanken Grotesk', monospace !important }` }),
  );
  expect(moved).toBeGreaterThan(20);
});

test('pictures show on a phone, small, and screen readers pass them over', async () => {
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

test('in forced colours pictures and buttons have the reader’s own', async () => {
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

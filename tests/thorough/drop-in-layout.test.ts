import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coveredBy, coveredByButton } from '../consent/checks/covered.ts';
import { arrive, bannerButton, newVisitor, publishPages } from '../support/host-page.ts';
import { overflow } from '../support/page-watcher.ts';
import { openTwoSites } from '../support/two-sites.ts';
import type { TwoSites } from '../support/two-sites.ts';

/** How the banner looks on the clinic's main website, and that it leaves the page as it was. */

let sites: TwoSites;
beforeAll(async () => {
  sites = await openTwoSites();
});
afterAll(() => sites.close());

test('the page stands as it stood, the banner as it is on Candour’s own pages, and nothing moves', async () => {
  publishPages(sites);
  const watch = await newVisitor(sites);
  await watch.page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const look = (selector: string) =>
    watch.page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const all = getComputedStyle(element);
        const { width, height, x, y } = element.getBoundingClientRect();
        const styles: Record<string, string> = {};
        for (const name of all) styles[name] = all.getPropertyValue(name);
        return Object.assign(styles as Record<string, string> & { box: number[] }, {
          box: [width, height, x, y],
        });
      });
  await watch.page.route('**/consent.js', (route) => route.abort());
  await watch.page.goto(sites.www);
  const places = async () => [await look('#text'), await look('#book'), await look('h1')];
  const before = await places();
  await watch.page.unroute('**/consent.js');
  const page = await arrive(sites, watch);
  expect(await places()).toEqual(before);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  expect(await overflow(page)).toBe(0);

  const parts = [
    '.consent-banner h2',
    '.consent-banner p',
    '.consent-banner a',
    '.cm__btn[data-role=all]',
    '.cm__btn[data-role=necessary]',
  ];
  const here = await Promise.all(parts.map(look));
  const [accept, reject] = here.slice(3);
  expect(accept?.['text-transform']).toBe('none');
  expect(Math.round(accept?.box[0] ?? 0)).toBe(Math.round(reject?.box[0] ?? 0));
  await page.goto(`${sites.privacy}/`);
  await bannerButton(page, 'Accept').waitFor();
  // Candour's own banner is at the start of its page.
  const sizes = (all: typeof here) =>
    all.map(({ box: [width = 0, height = 0, x = 0] }) => [width, height, x].map(Math.round));
  expect(sizes(here)).toEqual(sizes(await Promise.all(parts.map(look))));
});

describe.each([
  [320, 180],
  [390, 844],
  [1280, 900],
])('in a window of %i by %i pixels', (width, height) => {
  test('the banner begins with the question, leaves a quarter to the page, and covers nothing for good', async () => {
    publishPages(sites, {
      strictly: true,
      extra: `${'<p>Words</p>'.repeat(60)}<p><a href="/last/">Last</a></p>`,
    });
    const watch = await newVisitor(sites);
    await watch.page.setViewportSize({ width, height });
    const page = await arrive(sites, watch);
    const box = await page.locator('.consent-banner').boundingBox();
    expect(box?.height).toBeLessThanOrEqual(height * 0.75);
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(height);
    const question = await page.locator('#consent-heading').evaluate((it) => {
      const { left, top } = it.getBoundingClientRect();
      return document.elementFromPoint(left + 4, top + 4) === it;
    });
    expect(question).toBe(true);
    await bannerButton(page, 'Choose').click({ trial: true });
    expect(await coveredBy(page, '.consent-banner')).toEqual([]);
  });
});

test('at the end of the page its last words can be read beside the button, and the focus is visible', async () => {
  publishPages(sites, {
    strictly: true,
    extra: `${'<p>Words</p>'.repeat(60)}<p>&emsp;<a href="/last/">I</a></p>`,
  });
  const page = await arrive(sites, await newVisitor(sites));
  await page.setViewportSize({ width: 390, height: 720 });
  await bannerButton(page, 'Reject').click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('.consent-icon').waitFor();
  expect(await coveredByButton(page)).toEqual([]);

  // Without its room the same page is caught.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'html { scroll-padding: 0 !important } .consent-root::after { display: none !important }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const covered = await coveredByButton(page);
  expect(covered).toContain('the words “I” at the page’s end');
  expect(covered).toContain('“I” while it has the focus');
});

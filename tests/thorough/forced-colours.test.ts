import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { unseenStops } from '../support/focus-stops.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const PAGES = [
  addresses.home,
  addresses.policy('cookies'),
  addresses.policyChanges('privacy', '2026-06-19'),
  addresses.search,
  addresses.form('access'),
  addresses.form('rights'),
];

async function open(path: string, bypassCSP = false): Promise<Page> {
  const page = await site.visit({ forcedColors: 'active', bypassCSP, viewport: { width: 390, height: 844 } });
  await page.goto(site.url(path));
  await page.locator('html[data-consent-ready]').waitFor({ state: 'attached' });
  return page;
}

/** In forced colours a background shows nothing: a control needs an edge, or an underline if it looks like a link. */
const withoutEdge = (page: Page): Promise<string[]> =>
  page
    .locator('button:visible, input:visible, textarea:visible, select:visible, a:visible')
    .evaluateAll((controls) =>
      controls
        .filter((control) => {
          const style = getComputedStyle(control);
          const hasEdge = style.borderTopStyle !== 'none' && Number.parseFloat(style.borderTopWidth) >= 1;
          const isUnderlined = style.textDecorationLine.includes('underline');
          const drawnByBrowser = style.appearance !== 'none' && control instanceof HTMLInputElement;
          // A picture in the place of words, in the colour of the text.
          const isPicture = control.querySelector('svg') !== null;
          // A link's own colour is that of the system.
          const isLink = control instanceof HTMLAnchorElement && control.href !== '';
          return !hasEdge && !isUnderlined && !drawnByBrowser && !isPicture && !isLink;
        })
        .map((control) => `${control.localName} “${control.textContent.trim().slice(0, 40)}” #${control.id}`),
    );

describe('in forced colours', () => {
  test.each(PAGES)('every control of %s has an edge, and the focus can be seen', async (path) => {
    const page = await open(path);
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    expect(await withoutEdge(page)).toEqual([]);
    expect((await unseenStops(page)).unseen).toEqual([]);
    await page.context().close();
  });

  test('the open preferences have edges and a mark for what is on', async () => {
    const page = await open(addresses.home);
    await page.locator('.consent-banner [data-role=show]').click();
    await page.getByRole('dialog').waitFor();
    expect(await withoutEdge(page)).toEqual([]);
    const look = () =>
      page
        .locator('#consent-preferences input')
        .first()
        .evaluate((input) => getComputedStyle(input).appearance);
    expect(await look()).not.toBe('none');
    await page.context().close();
  });

  test('a comparison does not rely on colour', async () => {
    const page = await open(addresses.policyChanges('privacy', '2026-06-19'));
    const lines = (name: string) =>
      page
        .locator(`main ${name}`)
        .first()
        .evaluate((element) => getComputedStyle(element).textDecorationLine);
    expect([await lines('ins'), await lines('del')]).toEqual(['underline', 'line-through']);
    await page.context().close();
  });

  test('the same check finds a button without an edge', async () => {
    const page = await open(addresses.form('access'), true);
    await page.addStyleTag({
      content: 'form button { border: 0 !important; text-decoration: none !important }',
    });
    expect((await withoutEdge(page)).join()).toContain('button');
    await page.context().close();
  });
});

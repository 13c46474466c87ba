import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { unseenStops } from '../support/focus-stops.ts';

/** Text of 200 and 400 %, as people set it in their browser, in windows from a phone on its side to a desktop. */

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const NORMAL = 16;
const SIZES = [
  [320, 180, 200],
  [320, 180, 400],
  [390, 844, 400],
  [1280, 900, 200],
  [1280, 900, 400],
] as const;

/** One page of each template with controls. */
const PAGES = [
  addresses.home,
  addresses.policy('cookies'),
  addresses.policyHistory('privacy'),
  addresses.policyChanges('privacy', '2026-06-19'),
  addresses.requests,
  addresses.form('opt-out'),
  addresses.form('rights'),
  addresses.accessibility,
  addresses.easyRead,
  addresses.search,
];

/** A page of a browser with that text size. */
async function reader(width: number, height: number, percent: number): Promise<Page> {
  const page = await site.visit({ viewport: { width, height } });
  const session = await page.context().newCDPSession(page);
  const size = (NORMAL * percent) / 100;
  await session.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
  return page;
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(site.url(path));
  await page.locator('html[data-consent-ready]').waitFor({ state: 'attached' });
}

describe.each(SIZES)('in a window of %i by %i pixels with text of %i per cent', (width, height, percent) => {
  test('the page begins with the question, and each of its lines can be read', async () => {
    const page = await reader(width, height, percent);
    await open(page, addresses.home);
    expect(
      await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)),
    ).toBe((NORMAL * percent) / 100);
    expect(await unreadable(page)).toEqual([]);
    await page.context().close();
  });

  test.each(PAGES)('every focus stop of %s can be seen', async (path) => {
    const page = await reader(width, height, percent);
    await open(page, path);
    const { stops, unseen } = await unseenStops(page);
    expect(unseen).toEqual([]);
    expect(stops).toBeGreaterThan(8);
    await page.context().close();
  });
});

/** What of the question cannot be read: its start is not in the window, or a line is cut off at the side. */
const unreadable = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const range = document.createRange();
    const parts = document.querySelectorAll<HTMLElement>('.consent-banner :is(h2, p, button, a)');
    const [heading] = parts;
    const top = heading?.getBoundingClientRect().top ?? NaN;
    if (!(top >= 0 && top < innerHeight)) faults.push(`the heading is at ${top}`);
    for (const part of parts) {
      range.selectNodeContents(part);
      for (const { left, right, width } of range.getClientRects())
        if (width > 0 && (left < 0 || right > innerWidth + 0.5))
          faults.push(`“${part.textContent.trim().slice(0, 30)}” is cut off at ${right}`);
    }
    return faults;
  });

describe('the same checks find', () => {
  test('a control under something that stays in place, and one without an outline', async () => {
    const page = await site.visit({ bypassCSP: true, viewport: { width: 390, height: 600 } });
    await open(page, addresses.requests);
    await page.addStyleTag({
      content: `body::before { content: ''; position: fixed; inset: 0; z-index: 999; background: white }`,
    });
    expect((await unseenStops(page)).unseen.join()).toContain('covered');
    await open(page, addresses.requests);
    await page.addStyleTag({ content: 'a:focus-visible { outline: none !important }' });
    expect((await unseenStops(page)).unseen.join()).toContain('no outline');
    await page.context().close();
  });

  test('a question that is cut off', async () => {
    const page = await site.visit({ bypassCSP: true, viewport: { width: 320, height: 600 } });
    await open(page, addresses.home);
    await page.addStyleTag({ content: '.consent-banner p { white-space: nowrap }' });
    expect((await unreadable(page)).join()).toContain('is cut off');
    await page.context().close();
  });
});

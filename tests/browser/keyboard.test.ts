import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';

let site: Site;
let page: Page;
beforeAll(async () => {
  site = await openSite();
  page = await site.visit();
  // The banner comes first until it is answered. Other tests cover its keys.
  await page.goto(site.url(addresses.home));
  await page.locator('.cm__btn[data-role=necessary]').click();
});
afterAll(() => site.close());
beforeEach(() => page.goto(site.url(addresses.form('access'))));

/** The focused element: a name for messages, and whether its focus is visible. */
const focused = () =>
  page.evaluate(() => {
    const it = document.activeElement;
    if (!(it instanceof HTMLElement) || it === document.body) return undefined;
    const { outlineStyle, outlineWidth } = getComputedStyle(it);
    const box = it.getBoundingClientRect();
    return {
      name: it.getAttribute('name') ?? it.textContent.trim(),
      id: it.id,
      outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      inView: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= 0,
    };
  });

/** Tabs until the focus leaves the page. Returns what had the focus, in order. */
async function tabThrough() {
  const met: NonNullable<Awaited<ReturnType<typeof focused>>>[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const next = await focused();
    if (!next || met.length > 200) return met;
    met.push(next);
  }
}

test('the first Tab reaches the link that skips to the main content, and the link works', async () => {
  await page.keyboard.press('Tab');
  expect(await focused()).toMatchObject({ name: 'Skip to main content', outlined: true, inView: true });
  await page.keyboard.press('Enter');
  await expect.poll(focused).toMatchObject({ id: 'main' });
});

test('Tab reaches every control of the form, in reading order and with a visible focus', async () => {
  const met = await tabThrough();
  expect(met.filter(({ outlined, inView }) => !outlined || !inView)).toEqual([]);
  const visible = await page
    .locator(
      'a[href]:visible, button:visible, summary:visible, input:not([tabindex="-1"]):visible, textarea:visible',
    )
    .evaluateAll((all) => {
      // Of radio buttons with one name, Tab reaches one.
      const groups = new Set<string>();
      return all.flatMap((it) => {
        if (it instanceof HTMLInputElement && it.type === 'radio') {
          if (groups.has(it.name)) return [];
          groups.add(it.name);
        }
        return [it.getAttribute('name') ?? it.textContent.trim()];
      });
    });
  expect(visible.length).toBeGreaterThan(20);
  expect(met.map(({ name }) => name)).toEqual(visible);
});

test('a follow-up question is hidden until its choice, and then comes next', async () => {
  const yourName = page.locator('#parent-name');
  expect(await yourName.isVisible()).toBe(false);
  await page.locator('#asking').focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('#asking-2').isChecked()).toBe(true);
  expect(await yourName.isVisible()).toBe(true);
  await page.keyboard.press('Tab');
  expect(await focused()).toMatchObject({ id: 'parent-name', outlined: true });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowUp');
  expect(await yourName.isVisible()).toBe(false);

  const certainDates = page.getByLabel('Records from certain dates');
  await certainDates.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  expect(await focused()).toMatchObject({ name: 'which-dates', outlined: true });
});

test('the form is sent with Enter, and each error is one key from its field', async () => {
  await page.locator('#name').focus();
  await page.keyboard.press('Enter');
  await page.locator('.error-summary').waitFor();
  expect(await page.locator('.error-summary').evaluate((it) => it === document.activeElement)).toBe(true);
  for (const id of ['asking', 'name', 'birth-day', 'contact-by']) {
    await page.locator(`.error-summary a[href="#${id}"]`).focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toMatchObject({ id, outlined: true, inView: true });
  }
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { accessibilityFaults, looks } from '../support/page-axe.ts';
import { fileAll } from '../support/page-filed.ts';
import type { Filed } from '../support/page-filed.ts';
import { pageStates } from '../support/page-list.ts';
import { openMail } from '../support/page-mailbox.ts';

let site: Site;
let page: Page;
let filed: Filed;
beforeAll(async () => {
  site = await openSite();
  page = await site.visit({ bypassCSP: true });
  filed = await fileAll(page, site);
});
afterAll(() => site.close());

/** Faults of the open page by look; empty when there are none. */
async function faultsInEveryLook(): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const found = await accessibilityFaults(page);
    if (found.length > 0) faults[`${colorScheme} at ${width}`] = found;
  }
  return faults;
}

describe('axe finds nothing wrong, light at 320 pixels and dark at 1280', () => {
  test.each(pageStates)('$name', async ({ open, heading }) => {
    await open(page, site, filed);
    expect(await page.locator('h1').textContent()).toMatch(heading);
    expect(await faultsInEveryLook()).toEqual({});
  });

  test.each([/^We have your request/, /^Subject access request/])('HTML mail %s', async (subject) => {
    await openMail(page, site, subject);
    await page.goto(`${page.url()}html`);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await faultsInEveryLook()).toEqual({});
  });
});

describe('axe would find', () => {
  const planted: [string, string, string][] = [
    ['a field without a label', 'label', '<input type="text" />'],
    ['words that are too pale', 'color-contrast', '<p style="color: #aaa; background: #fff">Too pale</p>'],
    [
      'targets that are too small',
      'target-size',
      '<p><button style="all: unset; width: 9px; height: 9px; display: inline-block">x</button><button style="all: unset; width: 9px; height: 9px; display: inline-block">y</button></p>',
    ],
    ['a picture without words', 'image-alt', '<img src="/favicon.svg" />'],
  ];
  test.each(planted)('%s', async (_, rule, html) => {
    await page.goto(site.url(addresses.home));
    await page.locator('main').evaluate((main, added) => {
      main.insertAdjacentHTML('beforeend', added);
    }, html);
    const found = await accessibilityFaults(page);
    expect(found.map((fault) => fault.split(':')[0])).toContain(rule);
  });
});

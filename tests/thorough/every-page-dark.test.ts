import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { dark, faultsInLooks } from '../support/page-axe.ts';
import { fileAll } from '../support/filed-requests.ts';
import type { Filed } from '../support/filed-requests.ts';
import { pageStates } from '../support/page-list.ts';

let site: Site;
let filed: Filed;
beforeAll(async () => {
  site = await openSite();
  const page = await site.visit();
  filed = await fileAll(page, site);
  await page.context().close();
});
afterAll(() => site.close());

/**
 * Pages that no test uses now. They are used again, because opening a window takes longer than opening an
 * address.
 */
const idle: Page[] = [];

describe('axe finds no fault in dark colours at 1280 pixels', () => {
  test.concurrent.each(pageStates)('$name', async ({ open, heading }) => {
    const page = idle.pop() ?? (await site.visit());
    await open(page, site, filed);
    expect(await page.locator('h1').textContent()).toMatch(heading);
    expect(await faultsInLooks(page, dark)).toEqual({});
    idle.push(page);
  });
});

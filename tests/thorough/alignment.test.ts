import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { byPost } from '../support/page-answers.ts';
import { clickSend, fillIn, requestReceived } from '../support/page-form.ts';

/** What has to be in line or evenly spaced, in windows of a phone and of a computer. */

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const windows = [
  { width: 390, height: 800 },
  { width: 1280, height: 800 },
];

test.each(windows)(
  'a radio button is beside the first line of its label, $width pixels wide',
  async (viewport) => {
    const page = await site.visit({ viewport });
    await page.goto(site.url(addresses.form('access')));
    const apart = await page.locator('.option:visible').evaluateAll((options) =>
      options.map((option) => {
        const box = option.querySelector('input')?.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(option.querySelector('label') ?? option);
        const line = [...range.getClientRects()].find(({ width }) => width > 1);
        return box && line ? Math.abs(box.top + box.bottom - line.top - line.bottom) / 2 : Infinity;
      }),
    );
    expect(apart.length).toBeGreaterThan(10);
    expect(Math.max(...apart)).toBeLessThan(3);
    await page.context().close();
  },
);

test.each(windows)('the dates of a version are in columns, $width pixels wide', async (viewport) => {
  const page = await site.visit({ viewport });
  await page.goto(site.url(addresses.policyVersion('privacy', '2026-06-19')));
  const lefts = await page
    .locator('#version-dates .dates > div')
    .evaluateAll((parts) => parts.map((part) => Math.round(part.getBoundingClientRect().left)));
  const columns = new Set(lefts).size;
  expect(columns).toBeGreaterThan(1);
  expect(lefts).toEqual(lefts.map((_, index) => lefts[index % columns]));
  await page.context().close();
});

test('what explains the date is in line with the steps above it, and a form begins as far down as the steps', async () => {
  const page = await site.visit({ viewport: { width: 1280, height: 800 } });
  const leftOf = (selector: string) =>
    page.locator(selector).evaluate((it) => Math.round(it.getBoundingClientRect().left));
  const belowBand = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((it) => {
        const band = document.querySelector('.band')?.getBoundingClientRect().bottom ?? 0;
        return Math.round(it.getBoundingClientRect().top - band);
      });
  await page.goto(site.url(addresses.form('access')));
  const form = await belowBand('.form-section h2');
  await fillIn(page, site, byPost);
  await clickSend(page);
  await requestReceived(page);
  expect(await leftOf('#why summary')).toBe(await leftOf('.steps'));
  expect(await belowBand('.band ~ .rail h2')).toBe(form);
  await page.context().close();
});

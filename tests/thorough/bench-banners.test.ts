import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { contenders, serveBanners } from '../bench/consent-pages.ts';
import { visitBanner } from '../bench/consent-visit.ts';
import { launchChromium } from '../support/chromium.ts';

/** What the bench of the banner compares: each of its pages must have a banner that a click closes for good. */
let served: Awaited<ReturnType<typeof serveBanners>>;
let browser: Browser;
beforeAll(async () => {
  served = await serveBanners(inject('sites').full.siteDir);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  served.close();
});

describe('the bench can measure', () => {
  test.each(contenders)('%s', async (contender) => {
    const { click, firstPaint, shift, usable } = await visitBanner(browser, served.url(contender));
    expect(click).toBeGreaterThan(0);
    expect(firstPaint).toBeGreaterThan(0);
    expect(usable).toBeGreaterThanOrEqual(0);
    expect(shift).toBeLessThan(0.1);
  });
});

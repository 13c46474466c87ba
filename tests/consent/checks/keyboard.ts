import type { Page } from 'playwright-core';
import { expectThat } from '../run.ts';
import type { Finding } from '../run.ts';

/** The most stops of Tab that a banner may have. */
const MOST_STOPS = 12;

/** The banner comes first, every stop in it is marked, and it lets go again. */
export async function byKeyboard(page: Page): Promise<Finding[]> {
  const stops: { banner: boolean; marked: boolean; body: boolean; role: string }[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const now = document.activeElement;
        const style = now ? getComputedStyle(now) : undefined;
        return {
          banner: Boolean(now?.closest('.consent-banner')),
          marked: style !== undefined && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
          body: now === document.body,
          role: now instanceof HTMLElement ? (now.dataset['role'] ?? '') : '',
        };
      }),
    );
  }
  const inBanner = stops.filter(({ banner }) => banner);
  // Where the page ends, Tab begins again with the banner.
  const afterBanner = stops.slice(stops.findIndex(({ banner }) => banner));
  const reached = (role: string) => inBanner.some((stop) => stop.role === role);
  return [
    ...expectThat(
      stops.slice(0, 2).some(({ banner }) => banner),
      'By keyboard, the banner is not among the first stops of the page',
    ),
    ...expectThat(
      reached('all') && reached('necessary') && reached('show'),
      'By keyboard, not every button of the banner can be reached',
    ),
    ...expectThat(
      afterBanner.some(({ banner, body }) => !banner && !body),
      'By keyboard, the banner does not let go: the page behind it cannot be reached',
    ),
    ...expectThat(
      inBanner.every(({ marked }) => marked),
      'By keyboard, one cannot see where one is in the banner',
    ),
  ];
}

/** A choice by keyboard is announced, and the focus does not return to the start of the page. */
export async function choiceIsAnnounced(page: Page): Promise<Finding[]> {
  await page.locator('.consent-banner [data-role="necessary"]').focus();
  await page.keyboard.press('Enter');
  const status = page.locator('[data-consent-status]');
  await page.locator('html[data-consent="kept"]').waitFor({ state: 'attached' });
  const told = await status.filter({ hasText: /\w/ }).count();
  const role = await status.getAttribute('role').catch(() => null);
  const lost = await page.evaluate(() => document.activeElement === document.body);
  return [
    ...expectThat(told > 0 && role === 'status', 'A choice is not announced to screen readers'),
    ...expectThat(!lost, 'After a choice by keyboard, the focus is lost'),
  ];
}

import type { Locator, Page } from 'playwright-core';
import { hasDrawn, settled } from './quiet.ts';

export type Role = 'all' | 'necessary' | 'show';

/** A button of the banner. */
export const button = (page: Page, role: Role): Locator =>
  page.locator(`.consent-banner .cm__btn[data-role="${role}"]`);

/** Clicks a button of the banner, which must be visible. */
export async function choose(page: Page, role: 'all' | 'necessary'): Promise<void> {
  await button(page, role).click();
  await page.locator('html[data-consent="kept"]').waitFor({ state: 'attached' });
  // The choice is stored after the next frame, and what it allows starts after another.
  await page.evaluate(hasDrawn);
  await page.evaluate(hasDrawn);
}

/** Whether the banner can be seen, and which of its buttons cannot be clicked. */
export async function bannerInSight(page: Page): Promise<{ banner: boolean; missing: string[] }> {
  const missing: string[] = [];
  for (const role of ['all', 'necessary', 'show'] as const)
    if (!(await button(page, role).isVisible())) missing.push(role);
  return { banner: await page.locator('section.consent-banner').isVisible(), missing };
}

/** Whatever on the page leads back to the choice, besides the banner itself. */
export const controlsInSight = (page: Page): Locator =>
  page.locator('.consent-icon, .consent-open [data-role="show"]').filter({ visible: true });

export const dialog = (page: Page): Locator => page.locator('#consent-preferences');

/** Opens the preferences from the banner if it is there, else by what the page has instead. */
export async function openPreferences(page: Page): Promise<void> {
  const manage = button(page, 'show');
  await ((await manage.isVisible()) ? manage : controlsInSight(page).first()).click();
  await page.locator('#consent-preferences[open]').waitFor();
}

/** Takes everything back as a visitor does: one click to open, one to refuse. */
export async function withdraw(page: Page): Promise<void> {
  await openPreferences(page);
  await dialog(page).locator('[data-choose="necessary"]').click();
  await settled(page);
}

/** What a visitor's choice says as it is stored. */
export interface Kept {
  categories: string[];
  services: Record<string, string[]>;
  consentId: string;
  expirationTime: number;
}

/** The choice as the page sees it: where the browser holds several copies, the one that it lists first. */
export async function keptChoice(page: Page): Promise<Kept | undefined> {
  // Chromium writes a page's cookies behind its back; asking the page itself waits until they are written.
  await page.evaluate(() => document.cookie);
  const cookie = (await page.context().cookies(page.url())).find(({ name }) => name === 'candour_consent');
  return cookie ? (JSON.parse(decodeURIComponent(cookie.value)) as Kept) : undefined;
}

/** Every service that the choice allows. */
export async function grantedNow(page: Page): Promise<string[]> {
  return Object.values((await keptChoice(page))?.services ?? {}).flat();
}

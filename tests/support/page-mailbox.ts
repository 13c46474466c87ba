import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { Site } from './browser-site.ts';

/**
 * Opens the newest email with a matching subject, once it has arrived.
 *
 * @param earlier how many such emails there were before, none of which is meant
 */
export async function openMail(page: Page, site: Site, subject: RegExp, earlier = 0): Promise<void> {
  const mails = page.getByRole('link', { name: subject });
  await vi.waitFor(
    async () => {
      await page.goto(site.url(addresses.mailbox));
      if ((await mails.count()) <= earlier) throw new Error(`No new mail with a subject like ${subject}`);
    },
    { timeout: 60_000 },
  );
  await mails.first().click();
  await page.locator('.message-text').waitFor();
}

/** The number of emails in the mailbox with such a subject. */
export async function countMails(page: Page, site: Site, subject: RegExp): Promise<number> {
  await page.goto(site.url(addresses.mailbox));
  return page.getByRole('link', { name: subject }).count();
}

/** Confirms an address: the button of the email that is open, and then the one of the page. */
export async function confirmFromMail(page: Page): Promise<void> {
  const name = 'Confirm my email address';
  await page.frameLocator('.message-frame').getByRole('link', { name }).click();
  await page.getByRole('button', { name }).click();
  await page.waitForURL(/\/requests\/confirmed\//);
}

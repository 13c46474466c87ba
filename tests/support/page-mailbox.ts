import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { Site } from './browser-site.ts';

/** Opens the newest email with a matching subject, once it has arrived. */
export async function openMail(page: Page, site: Site, subject: RegExp): Promise<void> {
  const mail = page.getByRole('link', { name: subject }).first();
  await vi.waitFor(
    async () => {
      await page.goto(site.url(addresses.mailbox));
      if ((await mail.count()) === 0) throw new Error(`No mail with a subject like ${subject}`);
    },
    { timeout: 60_000 },
  );
  await mail.click();
  await page.locator('.message-text').waitFor();
}

/** The number of emails in the mailbox with such a subject. */
export async function countMails(page: Page, site: Site, subject: RegExp): Promise<number> {
  await page.goto(site.url(addresses.mailbox));
  return page.getByRole('link', { name: subject }).count();
}

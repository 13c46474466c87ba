import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { Site } from './browser-site.ts';

/** Opens the newest mail whose subject fits, once it has come. */
export async function openMail(page: Page, site: Site, subject: RegExp): Promise<void> {
  const mail = page.getByRole('link', { name: subject }).first();
  await vi.waitFor(
    async () => {
      await page.goto(site.url(addresses.mailbox));
      if ((await mail.count()) === 0) throw new Error(`No mail with a subject like ${subject}`);
    },
    { timeout: 10_000 },
  );
  await mail.click();
  await page.locator('.message-text').waitFor();
}

/** How many mails the mailbox shows with such a subject. */
export async function countMails(page: Page, site: Site, subject: RegExp): Promise<number> {
  await page.goto(site.url(addresses.mailbox));
  return page.getByRole('link', { name: subject }).count();
}

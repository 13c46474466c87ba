import type { Page } from 'playwright-core';
import { addresses } from '../../content/addresses.ts';
import type { Site } from './browser-site.ts';
import { openMail } from './page-mailbox.ts';
import { codeIn } from './team.ts';

/** Signs somebody in on the team pages: asks for a code, fetches it from the mailbox in a second tab, and types it. */
export async function signInOnPage(page: Page, site: Site, email: string): Promise<void> {
  await page.goto(site.url(addresses.team.home));
  await page.getByLabel('Your work email address').fill(email);
  await page.getByRole('button', { name: 'Email me a code' }).click();
  const mailbox = await page.context().newPage();
  await openMail(mailbox, site, /^Your sign-in code/);
  const text = (await mailbox.locator('.message-text').textContent()) ?? '';
  await mailbox.close();
  await page.getByLabel('Code from the email').fill(codeIn({ text }));
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Opens the page of an event from the page of a case, on which the less likely ones are folded. */
export async function openEvent(page: Page, name: string): Promise<void> {
  const link = page.getByRole('link', { name, exact: true });
  if (!(await link.isVisible())) await page.getByText('Everything else that can be recorded').click();
  await link.click();
}

import type { Page } from 'playwright-core';
import { addresses } from '../../content/addresses.ts';
import type { Site } from './browser-site.ts';
import type { Sample } from './copy.ts';
import { countMails, openMail } from './page-mailbox.ts';
import { codeIn } from './team.ts';

const CODE = /^Your sign-in code/;

/** Signs somebody in on the team pages: asks for a code, fetches it from the mailbox in a second tab, and types it. */
export async function signInOnPage(page: Page, site: Site, email: string): Promise<void> {
  await page.goto(site.url(addresses.team.home));
  await page.getByLabel('Your work email address').fill(email);
  const mailbox = await page.context().newPage();
  const earlier = await countMails(mailbox, site, CODE);
  await page.getByRole('button', { name: 'Email me a code' }).click();
  await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
  await openMail(mailbox, site, CODE, earlier);
  const text = (await mailbox.locator('.message-text').textContent()) ?? '';
  await mailbox.close();
  await page.getByLabel('Code from the email').fill(codeIn({ text }));
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Uploads a file on the page of a case. */
export async function uploadOnPage(
  page: Page,
  site: Site,
  reference: string,
  { name, bytes }: Sample,
): Promise<void> {
  await page.goto(site.url(addresses.team.case(reference)));
  await page.getByRole('link', { name: 'Upload and send the copy' }).click();
  await page.getByLabel('Choose files').setInputFiles({ name, mimeType: 'application/pdf', buffer: bytes });
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.getByText('The files are uploaded.').waitFor();
}

/** Loads the page of the files again as it asks for, until they are checked. */
export async function untilChecked(page: Page): Promise<void> {
  const again = page.getByRole('link', { name: 'Load the page again' });
  while ((await again.count()) > 0) {
    await again.first().click();
    await page.waitForLoadState();
  }
}

/** Releases the files on their page. Gives the code that the page then shows. */
export async function releaseOnPage(page: Page): Promise<string> {
  // The label of a choice lies over its button.
  await page.getByLabel('I call a number that is already in our own records').check({ force: true });
  await page.getByRole('button', { name: 'Release and email the link' }).click();
  return (await page.locator('#copy-code').textContent()) ?? '';
}

/** Opens the page of an event from the page of a case, on which the less likely ones are folded. */
export async function openEvent(page: Page, name: string): Promise<void> {
  const link = page.getByRole('link', { name, exact: true });
  if (!(await link.isVisible())) await page.getByText('Everything else that can be recorded').click();
  await link.click();
}

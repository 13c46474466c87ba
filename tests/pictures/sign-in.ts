import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { addresses } from '../../content/addresses.ts';

/** A lead in the demo's `team.yaml`. */
const LEAD = 'practice.manager@ashlark.example';

/** Signs a lead in, with the code in the local mailbox. */
export async function signInAsLead(page: Page, origin: string): Promise<void> {
  await page.getByLabel('Your work email address').fill(LEAD);
  await page.getByRole('button', { name: 'Email me a code' }).click();
  await page.getByLabel('Code from the email').fill(await codeInMailbox(page, origin));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(origin + addresses.team.home);
}

async function codeInMailbox(page: Page, origin: string): Promise<string> {
  const mailbox = await page.context().newPage();
  const mail = mailbox.getByRole('link', { name: /^Your sign-in code/ }).first();
  for (let tries = 0; tries < 100 && (await mail.count()) === 0; tries++) {
    await pause(100);
    await mailbox.goto(origin + addresses.mailbox);
  }
  await mail.click();
  const text = (await mailbox.locator('.message-text').textContent()) ?? '';
  await mailbox.close();
  const [, code] = /^\s+([A-Z0-9]{4}-[A-Z0-9]{4})$/m.exec(text) ?? [];
  if (!code) throw new Error('The email has no code');
  return code;
}

import type { Page } from 'playwright-core';
import { addresses } from '../../content/addresses.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import type { Site } from './browser-site.ts';
import { answer } from './page-answers.ts';
import type { FormAnswers } from './page-answers.ts';

/** What a visitor does with a form, and the page that follows. */

export async function fillIn(
  page: Page,
  site: Site,
  answers: FormAnswers,
  kind: RequestKind = 'access',
): Promise<void> {
  await page.goto(site.url(addresses.form(kind)));
  await answer(page, answers, kind);
}

const BUTTON = /^(Check my answers|Send my (request|complaint)|Stop these messages)$/;

/** The main button of a form, or of the page on which its answers are checked. */
export const sendButton = (page: Page) => page.getByRole('button', { name: BUTTON });

export const clickSend = (page: Page) => sendButton(page).click();

/** Waits for the page on which the answers of a form are checked. */
export const checkPageShown = (page: Page) => page.locator('form.check').waitFor();

/** Sends a form from the page on which its answers are checked, if it has one, and waits. */
export async function requestReceived(page: Page): Promise<void> {
  const received = page.waitForURL(/\/requests\/received\//);
  // It may have been sent already, and the page leaves while the button is looked for.
  const sent = checkPageShown(page)
    // Back leads past the check page only if its script sent it.
    .then(() => page.waitForLoadState())
    .then(() => clickSend(page));
  await Promise.race([received, sent.catch(() => undefined)]);
  await received;
}

/** The reference on the page after an accepted request. Sends it from its check page first. */
export async function referenceGiven(page: Page): Promise<string> {
  await requestReceived(page);
  const reference = (await page.locator('.reference').textContent()) ?? '';
  if (!/^[A-Z0-9-]{6,}$/.test(reference)) throw new Error(`Not a reference: ${reference}`);
  return reference;
}

/** The notice above a form that was not accepted. */
export const noticeShown = async (page: Page) => (await page.locator('.notice').textContent())?.trim();

let people = 0;
/**
 * A new address each time. An address gets few links a day, and the same answers would be the same request.
 */
export const newAddress = (): string => `visitor-${++people}@patient.example`;

/** Follows a link, and waits until all of the next page is there. */
export async function followLink(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: text, exact: true }).click();
  await page.waitForLoadState();
}

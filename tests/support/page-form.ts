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

const BUTTON = /^(Send my (request|complaint)|Stop these messages)$/;

export const sendButton = (page: Page) => page.getByRole('button', { name: BUTTON });

export const clickSend = (page: Page) => sendButton(page).click();

/** The reference on the page after an accepted request. */
export async function referenceGiven(page: Page): Promise<string> {
  await page.waitForURL(/\/requests\/received\//);
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

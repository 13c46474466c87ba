import type { Page } from 'playwright-core';
import { addresses } from '../../content/addresses.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import type { Site } from './browser-site.ts';
import { answer } from './page-answers.ts';
import type { FormAnswers } from './page-answers.ts';

/** What a visitor does with a form, and where it leads. */

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

export const press = (page: Page) => sendButton(page).click();

/** The reference on the page to which a request that was taken leads. */
export async function referenceGiven(page: Page): Promise<string> {
  await page.waitForURL(/\/requests\/received\//);
  const reference = (await page.locator('.reference').textContent()) ?? '';
  if (!/^[A-Z0-9-]{6,}$/.test(reference)) throw new Error(`This is no reference: ${reference}`);
  return reference;
}

/** What stands above the form when it was not taken. */
export const noticeShown = async (page: Page) => (await page.locator('.notice').textContent())?.trim();

let people = 0;
/** Nobody else's address, because an address gets few links in a day, and the same answers are the same request. */
export const newAddress = (): string => `visitor-${++people}@patient.example`;

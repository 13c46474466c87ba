import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { requestWords } from '../../content/words/requests.ts';
import { siteWords } from '../../content/words/site.ts';
import { openSite } from './browser-site.ts';
import type { Site } from './browser-site.ts';
import { answer, complaint, otherRights } from './page-answers.ts';
import { newAddress, clickSend, followLink, referenceGiven } from './page-form.ts';
import { confirmFromMail, countMails, openMail } from './page-mailbox.ts';

const { doors } = siteWords.requests;
const errors = (page: Page) => page.locator('.error-summary a').allTextContents();
const mailText = async (page: Page) => (await page.locator('.message-text').textContent()) ?? '';

/** Tests how a visitor uses other rights and complains, from the choice of a form to the emails. */
export function otherFormsJourney(visitor: string, options: BrowserContextOptions): void {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  describe(`on a phone, ${visitor}, a visitor`, () => {
    let page: Page;
    beforeAll(async () => {
      page = await site.visit(options);
    });
    afterAll(() => page.context().close());

    test('finds “delete something” in two steps, reads its limits first, and the team gets the request', async () => {
      await page.goto(site.url(addresses.requests));
      await followLink(page, doors.change);
      expect(new URL(page.url()).hash).toBe('#change');
      await followLink(page, 'Delete something');
      expect(await page.locator('h1').textContent()).toBe('Use your other rights');
      expect(await page.getByLabel('Delete something').isChecked()).toBe(true);
      expect(await page.getByText('We can rarely delete clinical notes.').isVisible()).toBe(true);
      expect(await page.getByText('The law gives four reasons for this.').isVisible()).toBe(false);

      await clickSend(page);
      await expect
        .poll(() => errors(page))
        .toEqual([
          'Say what we should delete',
          'Say who you are asking for',
          'Enter the full name of the person it is about',
          'Choose how we should contact you',
        ]);
      expect(await page.getByLabel('Delete something').isChecked()).toBe(true);

      const email = newAddress();
      const { 'restrict-why': why = '', ...without } = otherRights;
      await answer(page, { ...without, email }, 'rights');
      await clickSend(page);
      await expect.poll(() => errors(page)).toEqual(['Choose the reason why we should not use it']);
      await page.locator('.error-summary a').click();
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('restrict-why');
      await answer(page, { 'restrict-why': why }, 'rights');
      await clickSend(page);
      const reference = await referenceGiven(page);
      const next = await page.locator('.steps').innerText();
      const { team, answer: last } = requestWords.next.rights;
      for (const step of [team, last, 'Send us your client’s signed authority']) expect(next).toContain(step);

      await openMail(page, site, new RegExp(`We have your request.*${reference}`));
      expect(await mailText(page)).not.toMatch(/Robin|Casey|enquiry/);
      await confirmFromMail(page);
      await openMail(page, site, new RegExp(`rights.*${reference}`));
      const told = await mailText(page);
      for (const typed of [
        'Delete something',
        'My enquiry of last spring',
        'My photographs',
        'SE/12',
        'Casey Sample',
      ])
        expect(told).toContain(typed);
    });

    test('complains for a child without an email address, and the team is notified at once', async () => {
      await page.goto(site.url(addresses.requests));
      await followLink(page, doors.complain);
      expect(await page.locator('h1').textContent()).toBe('Complain about how we handled your data');
      const { happened = '', ...without } = complaint;
      await answer(page, without, 'complaint');
      await clickSend(page);
      await expect.poll(() => errors(page)).toEqual(['Say what happened']);
      expect(await page.locator('#put-right').inputValue()).toBe(complaint['put-right']);
      await answer(page, { happened }, 'complaint');
      await clickSend(page);
      const reference = await referenceGiven(page);
      const next = await page.locator('main').innerText();
      for (const step of [
        requestWords.received.noEmail.complaint,
        ...Object.values(requestWords.next.complaint),
      ])
        expect(next).toContain(step);

      await openMail(page, site, new RegExp(`Complaint about data ${reference}, acknowledge by`));
      const told = await mailText(page);
      for (const typed of [
        'went to my neighbour',
        'Please ring <b>me</b> & say sorry',
        'No, they are too young to understand',
      ])
        expect(told).toContain(typed);
      expect(await countMails(page, site, new RegExp(`We have your complaint.*${reference}`))).toBe(0);
    });
  });
}

import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { mailWords } from '../../content/words/mails.ts';
import { teamWords } from '../../content/words/team.ts';
import { requestWords } from '../../content/words/requests.ts';
import { openSite } from './browser-site.ts';
import type { Site } from './browser-site.ts';
import { answer, noMore, noMoreCalls } from './page-answers.ts';
import { fillIn, newAddress, clickSend, referenceGiven } from './page-form.ts';
import { countMails, openMail } from './page-mailbox.ts';
import { overflow } from './page-watcher.ts';

const { checks } = teamWords;
const heading = (page: Page) => page.locator('h1').textContent();

/** Tests how a visitor stops marketing messages, from the home page to the emails. */
export function optOutJourney(visitor: string, options: BrowserContextOptions): void {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  describe(`on a phone, ${visitor}, a person who wants no more marketing messages`, () => {
    let page: Page;
    beforeAll(async () => {
      page = await site.visit(options);
    });
    afterAll(() => page.context().close());

    test('finds the form, corrects what is missing and is done, and the team gets all of it after the confirmation', async () => {
      await page.goto(site.url(addresses.home));
      await page.getByRole('link', { name: 'What you can ask for' }).first().click();
      await page
        .locator(`a[href="${addresses.form('opt-out')}"]`)
        .first()
        .click();
      expect(await heading(page)).toBe('Stop marketing messages from us');

      await clickSend(page);
      await expect.poll(() => page.title()).toMatch(/^Error: Stop marketing messages from us/);
      const links = page.locator('.error-summary a');
      expect(await links.allTextContents()).toEqual([
        'Enter your full name',
        'Give the email address, telephone number or postal address that our messages come to',
        'Choose which messages should stop',
      ]);
      expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
        '#name',
        '#email',
        '#channels',
      ]);
      await links.last().click();
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('channels');

      // Chosen without its address.
      const email = newAddress();
      await answer(page, { ...noMore, email, address: '' }, 'opt-out');
      await clickSend(page);
      await expect
        .poll(() => links.allTextContents())
        .toEqual(['Enter the address that our letters come to']);
      expect(await page.locator('#email').inputValue()).toBe(email);
      await links.click();
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('address');
      expect(await overflow(page)).toBe(0);

      await answer(page, { address: noMore['address'] ?? '' }, 'opt-out');
      await clickSend(page);
      const reference = await referenceGiven(page);
      const next = await page.locator('.steps').innerText();
      for (const step of [
        requestWords.received.emailed['opt-out'],
        ...Object.values(requestWords.next['opt-out']),
      ])
        expect(next).toContain(step);
      expect(next).not.toContain(requestWords.received.checkEmail);
      expect(next).not.toContain('copy');

      await openMail(
        page,
        site,
        new RegExp(`We have stopped the marketing messages you chose.*${reference}`),
      );
      const receipt = await page.locator('.message-text').textContent();
      expect(receipt).toContain('There is nothing left for you to do.');
      expect(receipt).not.toContain('Robin');
      await page
        .frameLocator('.message-frame')
        .getByRole('link', { name: 'Confirm my email address' })
        .click();
      await page.waitForURL(/\/requests\/confirm\//);
      expect(await page.locator('main').innerText()).toContain(
        'We have stopped the marketing messages you chose',
      );
      await page.getByRole('button', { name: 'Confirm my email address' }).click();
      await page.waitForURL(/\/requests\/confirmed\//);
      expect(await page.locator('.reference').textContent()).toBe(reference);

      await openMail(page, site, new RegExp(`Stop marketing messages: ${reference}`));
      expect(await page.locator('.dates').innerText()).toMatch(new RegExp(`Reply to\\s+${email}`));
      const text = (await page.locator('.message-text').textContent()) ?? '';
      for (const check of [checks.stop, checks.profiling, checks.care, checks.suppression])
        expect(text).toContain(check);
      for (const typed of ['Robin Sample', '07700 900123', 'ZZ99 1AA', 'Email newsletter', 'Text messages'])
        expect(text).toContain(typed);
      expect(text).not.toContain(checks.identity);
    });

    test('can give only a telephone number: the team is notified at once, and nobody gets an email', async () => {
      await fillIn(page, site, noMoreCalls, 'opt-out');
      await clickSend(page);
      const reference = await referenceGiven(page);
      const next = await page.locator('main').innerText();
      for (const step of [
        requestWords.received.noEmail['opt-out'],
        ...Object.values(requestWords.next['opt-out']),
      ])
        expect(next).toContain(step);
      expect(await page.getByRole('button', { name: 'Send the email again' }).count()).toBe(0);

      await openMail(page, site, new RegExp(`Stop marketing messages: ${reference}`));
      expect(await page.locator('.message-frame').count(), 'the notice is plain text').toBe(0);
      const notice = await page.locator('.message-text').textContent();
      expect(notice).toContain(mailWords.unconfirmedNotice.optOut);
      expect(notice).toContain('07700 900456');
      expect(notice).toContain('Telephone calls');
      expect(await countMails(page, site, new RegExp(`We have stopped.*${reference}`))).toBe(0);
    });

    test('sees an error at the field of an address that is missing for a chosen channel', async () => {
      await fillIn(page, site, { name: 'Robin Sample', channels: ['sms'], email: newAddress() }, 'opt-out');
      await clickSend(page);
      const link = page.locator('.error-summary a');
      await expect
        .poll(() => link.allTextContents())
        .toEqual(['Enter the telephone number that the messages come to']);
      expect(await link.getAttribute('href')).toBe('#telephone');
      expect(await page.locator('#telephone').getAttribute('aria-invalid')).toBe('true');
    });
  });
}

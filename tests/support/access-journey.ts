import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { siteWords } from '../../content/words/site.ts';
import { teamWords } from '../../content/words/team.ts';
import { openSite } from './browser-site.ts';
import type { Site } from './browser-site.ts';
import { answer, byPost, forAnother, self } from './page-answers.ts';
import type { FormAnswers } from './page-answers.ts';
import { checkPageShown, clickSend, newAddress, requestReceived, sendButton } from './page-form.ts';
import { confirmFromMail, countMails, openMail } from './page-mailbox.ts';

/** The reference on the page that shows one. */
const reference = async (page: Page): Promise<string> =>
  (await page.locator('.reference').textContent()) ?? '';
const heading = (page: Page) => page.locator('h1').textContent();

/** Tests how a visitor asks for a copy, from the home page to the emails. */
export function accessJourney(visitor: string, options: BrowserContextOptions): void {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  describe(`a visitor ${visitor}`, () => {
    let page: Page;
    // A page for each test, so that a crash of one page ends no other test.
    beforeEach(async () => {
      page = await site.visit(options);
      return () => page.context().close();
    });

    test('goes from the home page to the form, and sending it empty says what is missing', async () => {
      await page.goto(site.url(addresses.home));
      await page.getByRole('link', { name: 'What you can ask for' }).first().click();
      await page.getByRole('link', { name: siteWords.requests.doors.copy }).click();
      expect(await heading(page)).toBe('Ask for a copy of your records');
      expect(await page.title()).not.toMatch(/^Error/);

      await clickSend(page);
      await expect.poll(() => page.title()).toMatch(/^Error: Ask for a copy of your records/);
      await expect
        .poll(() => page.locator('.error-summary').evaluate((it) => it === document.activeElement))
        .toBe(true);
      const links = page.locator('.error-summary a');
      expect(await links.allTextContents()).toEqual([
        'Say who you are asking for',
        'Enter the patient’s full name',
        'Enter the patient’s date of birth',
        'Choose how we should contact you',
      ]);
      const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      expect(targets).toEqual(['#asking', '#name', '#birth-day', '#contact-by']);
      for (const [index, target] of targets.entries()) {
        await links.nth(index).click();
        await expect
          .poll(() => page.locator(target ?? '').evaluate((it) => it === document.activeElement))
          .toBe(true);
      }
    });

    test('keeps what was typed if something is wrong', async () => {
      await page.goto(site.url(addresses.form('access')));
      const kept: FormAnswers = { ...forAnother, email: 'casey at patient' };
      await answer(page, kept);
      await clickSend(page);
      await page.locator('.error-summary').waitFor();
      expect(await page.locator('.error-summary a').allTextContents()).toEqual([
        'Enter an email address in the correct format, like name@example.com',
      ]);
      const email = page.getByLabel('Your email address');
      expect(await email.inputValue()).toBe('casey at patient');
      expect(await email.getAttribute('aria-invalid')).toBe('true');
      expect(await describedBy(page, '#email')).toContain('Enter an email address in the correct format');
      expect(await page.getByLabel('My child', { exact: true }).isChecked()).toBe(true);
      expect(await page.locator('#parent-link').inputValue()).toBe(kept['parent-link']);
      expect(await page.locator('#copy-address').inputValue()).toBe(kept['copy-address']);
      expect(await page.locator('#anything-else').inputValue()).toBe(kept['anything-else']);
      expect(await page.locator('#cctv-date-month').inputValue()).toBe('11');
      expect(
        await page
          .locator('[name=want]:checked')
          .evaluateAll((all) => all.map((it) => (it as HTMLInputElement).value)),
      ).toEqual(kept['want']);
    });

    test('sends a request, gets a reference and a date, and confirms the address from the email', async () => {
      await page.goto(site.url(addresses.form('access')));
      const email = newAddress();
      await answer(page, { ...self, email: 'not yet' });
      await clickSend(page);
      await page.locator('.error-summary').waitFor();
      await answer(page, { email, delivery: 'email' });
      await clickSend(page);
      await requestReceived(page);
      expect(await heading(page)).toBe('We have your request');
      const given = await reference(page);
      expect(given).toMatch(/^[A-Z0-9-]{6,}$/);
      const due = await page.locator('.receipt time').textContent();
      expect(due).toMatch(/^\w+day,? \d{1,2} \w+ \d{4}$/);

      await openMail(page, site, new RegExp(`We have your request.*${given}`));
      const text = await page.locator('.message-text').textContent();
      expect(text).toContain(`We must answer by: ${due}`);
      expect(text).not.toContain('Robin');
      const button = page
        .frameLocator('.message-frame')
        .getByRole('link', { name: 'Confirm my email address' });
      await button.click();
      await page.waitForURL(/\/requests\/confirm\//);
      const link = page.url();
      expect(await heading(page)).toBe('Confirm your email address');
      await page.getByRole('button', { name: 'Confirm my email address' }).click();
      await page.waitForURL(/\/requests\/confirmed\//);
      expect(await heading(page)).toBe('Thank you, your address is confirmed');
      expect(await reference(page)).toBe(given);

      await openMail(page, site, new RegExp(`Subject access request ${given}`));
      const facts = await page.locator('.dates').innerText();
      expect(facts).toContain('requests@brackenholt.example');
      expect(facts).toMatch(new RegExp(`Reply to\\s+${email}`));

      await page.goto(link);
      expect(await heading(page)).toBe('Already confirmed');
      expect(await page.locator('main').getByRole('button').count()).toBe(0);
      expect(await countMails(page, site, new RegExp(`Subject access request ${given}`))).toBe(1);
    });

    test('who acts for somebody else answers every question, and the team gets every answer', async () => {
      await page.goto(site.url(addresses.form('access')));
      const email = newAddress();
      await answer(page, { ...forAnother, email });
      await clickSend(page);
      await requestReceived(page);
      const given = await reference(page);
      await openMail(page, site, new RegExp(`We have your request.*${given}`));
      await confirmFromMail(page);

      await openMail(page, site, new RegExp(`Subject access request ${given}`));
      const text = (await page.locator('.message-text').textContent()) ?? '';
      for (const typed of [
        'My child',
        'Casey Sample',
        'Mother & guardian',
        'Yes, and they agree',
        'Jamie Sample',
        'Jamie Example',
        '1 February 2015',
        email,
        'ZZ99 1AA',
        'March to June 2025',
        'Mole check',
        'With the GP',
        '14 November 2026',
        'Between 2pm and 3pm',
        'The front door, in a red coat',
        'On paper, by post',
        'Large print',
        'Please ring in the morning. <b>Thank you</b> & goodbye.',
      ])
        expect(text).toContain(typed);
      expect(text).toContain(teamWords.checks.authority);
      const html = page.frameLocator('.message-frame').locator('body');
      expect(await html.textContent()).toContain('<b>Thank you</b> & goodbye.');
    });

    test('without an email address learns what that means, and the team is notified at once', async () => {
      await page.goto(site.url(addresses.form('access')));
      await answer(page, byPost);
      await clickSend(page);
      await requestReceived(page);
      const given = await reference(page);
      expect(await page.locator('.masthead').innerText()).toContain('You gave no email address');
      expect(await page.getByRole('button', { name: 'Send the email again' }).count()).toBe(0);

      await openMail(page, site, new RegExp(`${given} without an email address`));
      expect(await page.locator('.dates').innerText()).not.toContain('Reply to');
      expect(await page.locator('.message-frame').count(), 'the notice is plain text').toBe(0);
      expect(await page.locator('.message-text').textContent()).toContain('2 Example Street');
      expect(await countMails(page, site, new RegExp(`We have your request.*${given}`))).toBe(0);
    });

    test('can have the email sent again, and either link confirms', async () => {
      await page.goto(site.url(addresses.form('access')));
      await answer(page, { ...self, email: newAddress() });
      await clickSend(page);
      await requestReceived(page);
      const given = await reference(page);
      const receipt = page.url();
      await page.getByRole('button', { name: 'Send the email again' }).click();
      await page.waitForURL(/\/requests\/link-sent\//);
      expect(await heading(page)).toBe('Look for a new email');

      const link = page
        .frameLocator('.message-frame')
        .getByRole('link', { name: 'Confirm my email address' });
      await openMail(page, site, new RegExp(`Your new link.*${given}`));
      const second = await link.getAttribute('href');
      await openMail(page, site, new RegExp(`We have your request.*${given}`));
      expect(await link.getAttribute('href')).not.toBe(second);
      await link.click();
      await page.getByRole('button', { name: 'Confirm my email address' }).click();
      await page.waitForURL(/\/requests\/confirmed\//);
      await page.goto(second ?? '');
      expect(await heading(page)).toBe('Already confirmed');

      await page.goto(receipt);
      expect(await page.getByRole('button', { name: 'Send the email again' }).count()).toBe(0);
    });

    test('a double click on the button files one request', async () => {
      const email = newAddress();
      await page.goto(site.url(addresses.form('access')));
      await answer(page, { ...self, email });
      await clickSend(page);
      await checkPageShown(page);
      await sendButton(page).dblclick();
      // The second click may cancel the response to the first. Only the page that it leads to counts.
      await page.locator('.reference').waitFor();
      expect(page.url()).toMatch(/\/requests\/received\//);
      const given = await reference(page);
      await openMail(page, site, new RegExp(`We have your request.*${given}`));
      await page.goto(site.url(addresses.mailbox));
      expect(await page.locator('.mails li', { hasText: email }).count()).toBe(1);
    });

    test('who goes back and sends the same form again gets the same reference', async () => {
      await page.goto(site.url(addresses.form('access')));
      await answer(page, { ...self, email: newAddress() });
      await clickSend(page);
      await requestReceived(page);
      const given = await reference(page);
      // Without scripts the check page is between. It is not kept on the device, so a browser asks before sending again.
      await page
        .evaluate(
          (steps) => {
            history.go(steps);
          },
          options.javaScriptEnabled === false ? -2 : -1,
        )
        // The page may leave before it answers. Where it arrives is looked at next.
        .catch(() => undefined);
      await page.waitForURL(site.url(addresses.form('access')));
      expect(await heading(page)).toBe('Ask for a copy of your records');
      expect(await page.locator('#name').inputValue()).toBe(self['name']);
      await clickSend(page);
      await requestReceived(page);
      expect(await reference(page)).toBe(given);
      expect(await page.locator('.masthead').innerText()).toContain('You sent the same request twice');
      expect(await countMails(page, site, new RegExp(`We have your request.*${given}`))).toBe(1);
    });
  });
}

/** The words that a screen reader adds to a control. */
async function describedBy(page: Page, selector: string): Promise<string> {
  const ids = ((await page.locator(selector).getAttribute('aria-describedby')) ?? '').split(' ');
  const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()));
  return texts.join(' ');
}

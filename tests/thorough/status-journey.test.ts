import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { accessibilityFaults } from '../support/page-axe.ts';
import { answer, self } from '../support/page-answers.ts';
import { clickSend, requestReceived } from '../support/page-form.ts';
import { countMails, openMail } from '../support/page-mailbox.ts';
import { overflow } from '../support/page-watcher.ts';
import { addresses } from '../../content/addresses.ts';

/** From the form to a withdrawn request, on the page of the request, in a window as narrow as a small telephone. */

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a patient %s', (name, javaScriptEnabled) => {
  test('confirms, opens the page with a code, writes to the team and withdraws', async () => {
    const page = await site.visit({ javaScriptEnabled, viewport: { width: 320, height: 800 } });
    await page.goto(site.url(addresses.form('access')));
    const email = `${name.replaceAll(' ', '-')}@patient.example`;
    await answer(page, { ...self, email, 'anything-else': 'Two people saw me.' });
    await clickSend(page);
    await requestReceived(page);
    const address = page.url();
    const reference = (await page.locator('.reference').textContent()) ?? '';

    await openMail(page, site, new RegExp(`We have your request.*${reference}`));
    const mail = (await page.locator('.message-text').textContent()) ?? '';
    const [link = ''] = /https?:\S+\/requests\/confirm\/\S+/.exec(mail) ?? [];
    expect(mail).toContain(address);
    await page.goto(link);
    await page.getByRole('button', { name: 'Confirm my email address' }).click();
    await page.getByRole('link', { name: 'See where it is now' }).click();
    await page.waitForURL(address);
    expect(await page.locator('.receipt').innerText()).toContain('Being prepared');

    const mailbox = await page.context().newPage();
    const earlier = await countMails(mailbox, site, /^Your code/);
    await page.getByRole('button', { name: 'Email me a code' }).click();
    await page.getByLabel('Code from the email').waitFor();
    await openMail(mailbox, site, /^Your code/, earlier);
    const sent = (await mailbox.locator('.message-text').textContent()) ?? '';
    await mailbox.close();
    const [code = ''] = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(sent) ?? [];
    await page.getByLabel('Code from the email').fill(code);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('heading', { name: 'Our messages to you' }).waitFor();
    const opened = await page.locator('#more').innerText();
    expect(opened).toContain('Two people saw me.');
    expect(opened).not.toMatch(/\b1985\b/);
    expect(await overflow(page)).toBe(0);
    if (javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByLabel('Your message').fill('Please leave out the photographs.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Thank you. We have your message').waitFor();
    await page.locator('summary', { hasText: 'Withdraw my request' }).click();
    await page.getByRole('button', { name: 'Withdraw my request' }).click();
    await page.getByRole('heading', { name: 'You withdrew your request' }).waitFor();
    expect(await page.locator('.steps').innerText()).toContain('You wrote to us');

    await openMail(page, site, new RegExp(`Withdrawn: ${reference}`));
    await openMail(page, site, new RegExp(`The person wrote about ${reference}`));
    expect(await page.locator('.message-text').textContent()).toContain('Please leave out the photographs.');
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { dark, faultsInLooks, light } from '../support/page-axe.ts';
import { fillIn, newAddress, clickSend, referenceGiven } from '../support/page-form.ts';
import { openMail } from '../support/page-mailbox.ts';
import { signInOnPage } from '../support/page-team.ts';
import { overflow } from '../support/page-watcher.ts';
import { MANAGER } from '../support/team.ts';

/** A complaint, and a request about someone who has died, from the form to the answer, without a script. */

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const PHONE = { viewport: { width: 320, height: 700 }, hasTouch: true };
const withoutScript = () => site.visit({ ...PHONE, javaScriptEnabled: false });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const status = (page: Page) => page.locator('.case-status').textContent();

/** Opens the folded lists on the page of a case, where a link may be in one of them. */
async function follow(page: Page, link: string): Promise<void> {
  const found = page.getByRole('link', { name: link, exact: true });
  for (const folded of await page.locator('details > summary').all())
    if (!(await found.first().isVisible())) await folded.click();
  await found.first().click();
}

/** Records an event that tells the person something, after its message was shown. */
async function recordOn(page: Page, link: string, text?: string): Promise<void> {
  await follow(page, link);
  if (text !== undefined) {
    await page.locator('#reason').fill(text);
    await button(page, 'Show what happens').click();
    expect(await page.locator('.message').textContent()).toContain(text);
  }
  await button(page, 'Record it').click();
}

/** Clicks the button of the email with that subject, as the person who asked. */
async function confirmAddress(page: Page, subject: RegExp): Promise<void> {
  await openMail(page, site, subject);
  const text = (await page.locator('.message-text').textContent()) ?? '';
  const [, token = ''] = /\/requests\/confirm\/([a-z0-9]+)\//.exec(text) ?? [];
  await page.goto(site.url(`${addresses.confirm}${token}/`));
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/requests\/confirmed\//);
}

test('a complaint is acknowledged by email, looked into, answered, and the person reads the outcome', async () => {
  const page = await withoutScript();
  const complaint = { happened: 'A letter about me went to my neighbour.', asking: 'self' };
  await fillIn(page, site, { ...complaint, name: 'Robin Sample', email: newAddress() }, 'complaint');
  await clickSend(page);
  const reference = await referenceGiven(page);
  await confirmAddress(page, new RegExp(`^We have your complaint \\(${reference}\\)`));

  // The team gets one email before the address is verified, and one after it, which has the link.
  await expect
    .poll(async () => {
      await openMail(page, site, new RegExp(`^Complaint about data ${reference}`));
      return page.locator('.message-text').textContent();
    })
    .toContain(addresses.team.case(reference));
  await signInOnPage(page, site, MANAGER);
  await page.goto(site.url(addresses.team.case(reference)));
  expect(await page.locator('main').textContent()).toContain('A letter about me went to my neighbour.');
  expect(await page.locator('.case-dates').textContent()).toContain('Aim to tell the outcome by');
  await page.getByLabel('Note', { exact: true }).fill('Asked reception who posted the letter.');
  await button(page, 'Save the note').click();
  await recordOn(page, 'Completed', 'Two envelopes were mixed up. We now check each address twice.');
  expect(await status(page)).toMatch(/closed on/i);
  const newest = async () => {
    await openMail(page, site, new RegExp(reference));
    return (await page.locator('.message-text').textContent()) ?? '';
  };
  await expect.poll(newest).toContain('We now check each address twice.');
  const outcome = await newest();
  expect(outcome).not.toContain('Asked reception');
  await page.context().close();
});

test('a request about someone who has died gets its own date, the age of the record, and a refusal by letter', async () => {
  const page = await withoutScript();
  await signInOnPage(page, site, MANAGER);
  await page.getByRole('link', { name: 'New request' }).click();
  await page.getByText('Copy of information', { exact: true }).click();
  await page.getByText('Of someone who has died', { exact: true }).click();
  await page.getByText('Letter', { exact: true }).click();
  await page.getByLabel('Name of the person').fill('Robin Sample');
  await page.getByLabel('What do they ask for?').fill('My late mother’s records, for a claim');
  await page.getByLabel('Postal address').fill('1 Sample Street\nLeeds');
  await button(page, 'Enter the request').click();
  const reference = /cases\/(\w+)\//.exec(page.url())?.[1] ?? '';
  const dates = () => page.locator('.case-dates').textContent();
  const first = await dates();
  expect(await page.locator('main').textContent()).toContain('Access to Health Records Act 1990');
  await recordOn(page, 'Part of the record is older: 40 days');
  expect(await dates()).not.toBe(first);
  const refuse = async (next: string) => {
    await follow(page, 'Refuse');
    await page.locator('#reason').fill('You have shown no claim because of the death.');
    await page.locator('label[for="notified"]').click();
    await button(page, 'Show what happens').click();
    await button(page, next).click();
  };
  await refuse('Print as a letter');
  const letter = (await page.locator('.letter').textContent()) ?? '';
  for (const part of ['1 Sample Street', 'You have shown no claim because of the death.', reference])
    expect(letter).toContain(part);
  expect(letter, 'the regulator has no say after a death').not.toContain('Information Commissioner');
  await page.goto(site.url(addresses.team.case(reference)));
  await refuse('Record it');
  expect(await status(page)).toMatch(/closed on/i);
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  expect(await page.locator('main').textContent()).toContain('You have shown no claim because of the death.');
  await page.context().close();
});

test('reports, the suppression list, the calendar and the contact: nothing is cut off, and axe finds nothing wrong', async () => {
  const page = await site.visit(PHONE);
  const found: Record<string, unknown> = {};
  const look = async (name: string) => {
    await page.setViewportSize(PHONE.viewport);
    found[name] = { overflow: await overflow(page), axe: await faultsInLooks(page, light, dark) };
  };
  await fillIn(page, site, { name: 'Robin Sample', email: newAddress(), channels: ['all'] }, 'opt-out');
  await clickSend(page);
  const reference = await referenceGiven(page);
  await signInOnPage(page, site, MANAGER);
  for (const address of [
    addresses.team.reports,
    addresses.team.suppressions,
    addresses.team.calendar,
    addresses.team.contact(reference),
    addresses.team.resend(reference),
  ]) {
    await page.goto(site.url(address));
    await look(address);
  }
  await page.goto(site.url(addresses.team.suppressions));
  await page.locator('#sought').fill('visitor-1@patient.example');
  await button(page, 'Look it up').click();
  await look('looked up');
  await page.goto(site.url(addresses.team.calendar));
  await button(page, 'Make a calendar address').click();
  await look('calendar address');
  await page.goto(site.url(addresses.team.contact(reference)));
  await page.locator('#email').fill('no address');
  await button(page, 'Save the contact').click();
  await look('contact, with a problem');
  expect(found).toEqual(
    Object.fromEntries(Object.keys(found).map((name) => [name, { overflow: 0, axe: {} }])),
  );
  await page.context().close();
});

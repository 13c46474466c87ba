import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { dark, faultsInLooks, light } from '../support/page-axe.ts';
import { openEvent, signInOnPage } from '../support/page-team.ts';
import { overflow } from '../support/page-watcher.ts';
import { twoPeopleFolder } from '../support/release.ts';
import { MANAGER, RECEPTION } from '../support/team.ts';

/** A refusal at which a second person looks, and the pages of searches and of the checklist, on a telephone. */

const PHONE = { viewport: { width: 320, height: 700 }, hasTouch: true };
const WHY = 'It is about somebody else.';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const said = (page: Page) => page.locator('.team-notice').first().textContent();

/** A running clinic in which two people look at each refusal. */
async function opened(): Promise<Site> {
  const site = await openSite('full', { CONTENT_DIR: twoPeopleFolder() });
  onTestFinished(() => site.close());
  return site;
}

/** Enters a request for a copy that came by telephone. Gives the address of its page. */
async function enterCall(page: Page, site: Site): Promise<string> {
  await page.goto(site.url(addresses.team.new));
  await page.getByText('Copy of information', { exact: true }).click();
  await page.getByText('Their own', { exact: true }).click();
  await page.getByText('Telephone', { exact: true }).click();
  await page.getByLabel('Name of the person').fill('Robin Sample');
  await page.getByLabel('What do they ask for?').fill('All notes about my neighbour');
  await page.getByLabel('Telephone number').fill('020 7946 0123');
  await button(page, 'Enter the request').click();
  return page.url().replace(/\?.*/, '');
}

/** Writes a refusal and shows it. The person is told by letter. */
async function showRefusal(page: Page, text: string): Promise<void> {
  await openEvent(page, 'Refuse');
  await page.locator('#reason').fill(text);
  await page.locator('#ground').fill('Schedule 2 paragraph 16');
  await page.locator('label[for="notified"]').click();
  await button(page, 'Show what happens').click();
}

test('a refusal is proposed, sent back, changed and recorded by a second person without JavaScript', async () => {
  const site = await opened();
  const visitor = { ...PHONE, javaScriptEnabled: false };
  const [first, second] = [await site.visit(visitor), await site.visit(visitor)];
  await signInOnPage(first, site, MANAGER);
  const address = await enterCall(first, site);
  await showRefusal(first, WHY);
  await button(first, 'Propose it').click();
  expect(await said(first)).toContain('The refusal is proposed.');

  await signInOnPage(second, site, RECEPTION);
  expect(await second.locator('.case-list').textContent()).toContain(
    'a second person must look at the refusal',
  );
  await second.goto(address);
  await second.getByRole('link', { name: 'Look at the proposed refusal' }).click();
  expect(await second.locator('.message').textContent()).toContain(WHY);
  await second.locator('#reason').fill('Please say which notes.');
  await button(second, 'Send it back').click();
  expect(await said(second)).toContain('The refusal was sent back.');

  await first.goto(address);
  expect(await first.locator('main').textContent()).toContain('Please say which notes.');
  await showRefusal(first, 'The notes of 3 May are about somebody else.');
  await button(first, 'Propose it').click();
  await first.getByRole('link', { name: 'Look at the proposed refusal' }).click();
  expect(await button(first, 'Agree and record it').count()).toBe(0);

  await second.goto(address);
  await second.getByRole('link', { name: 'Look at the proposed refusal' }).click();
  expect(await second.locator('.message').textContent()).toContain('The notes of 3 May');
  await button(second, 'Agree and record it').click();
  expect(await said(second)).toBe('Recorded: Refused.');
  expect(await second.locator('.case-status').textContent()).toContain('Closed on');
});

test('at 320 pixels nothing is cut off on these pages, and axe finds nothing wrong in light and dark', async () => {
  const site = await opened();
  const page = await site.visit(PHONE);
  const found: Record<string, unknown> = {};
  const look = async (name: string) => {
    await page.setViewportSize(PHONE.viewport);
    found[name] = { overflow: await overflow(page), axe: await faultsInLooks(page, light, dark) };
  };
  await signInOnPage(page, site, MANAGER);
  const address = await enterCall(page, site);
  await page.getByText('Everything else that can be recorded').click();
  for (const each of await page.getByText(/^Show each/).all()) await each.click();
  await look('case, all unfolded');
  await page.getByRole('link', { name: 'Record searches' }).click();
  await look('searches');
  await page.getByText('Not searched', { exact: true }).first().click();
  await button(page, 'Save the searches').click();
  await look('searches, with a problem');
  await page.goto(`${address}release/`);
  await look('checklist');
  await page.getByText('Skipped', { exact: true }).first().click();
  await button(page, 'Save the checklist').click();
  await look('checklist, with a problem');
  await page.goto(`${address}record/completed/`);
  await look('completed before the checklist');
  await page.goto(address);
  await showRefusal(page, WHY);
  await look('refusal to be proposed');
  await button(page, 'Propose it').click();
  await look('case with a proposal');
  await page.getByRole('link', { name: 'Look at the proposed refusal' }).click();
  await look('own proposal');
  const colleague = await site.visit(PHONE);
  await signInOnPage(colleague, site, RECEPTION);
  await colleague.goto(`${address}refusal/`);
  const agreed = { overflow: await overflow(colleague), axe: await faultsInLooks(colleague, light, dark) };
  expect({ ...found, agreed }).toEqual(
    Object.fromEntries([...Object.keys(found), 'agreed'].map((name) => [name, { overflow: 0, axe: {} }])),
  );
});

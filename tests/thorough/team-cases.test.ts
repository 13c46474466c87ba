import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { self } from '../support/page-answers.ts';
import { dark, faultsInLooks, light } from '../support/page-axe.ts';
import { fillIn, newAddress, clickSend, referenceGiven } from '../support/page-form.ts';
import { openMail } from '../support/page-mailbox.ts';
import { openEvent, signInOnPage } from '../support/page-team.ts';
import { brokenWords, overflow } from '../support/page-watcher.ts';
import { MANAGER, RECEPTION } from '../support/team.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** A telephone without a script, and the narrowest window that the pages work in. */
const PHONE = { viewport: { width: 320, height: 700 }, hasTouch: true };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const said = (page: Page) => page.locator('.team-notice').first().textContent();

/** Opens the page of an event from the page of its case, and records it, with a text if one is given. */
async function recordOn(page: Page, link: string, text?: string): Promise<void> {
  await openEvent(page, link);
  if (text !== undefined) {
    await page.locator('#reason').fill(text);
    await button(page, 'Show what happens').click();
    expect(await page.locator('.message').textContent()).toContain(text);
  }
  await button(page, 'Record it').click();
}

/** Records that nothing was found anywhere, and ticks the release checklist. */
async function completeChecklist(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Record searches' }).click();
  for (const nothing of await page.getByText('Nothing found', { exact: true }).all()) await nothing.click();
  await button(page, 'Save the searches').click();
  expect(await said(page)).toBe('The searches are recorded.');
  await page.getByRole('link', { name: 'Go through the checklist' }).click();
  for (const done of await page.getByText('Done', { exact: true }).all()) await done.click();
  await page.getByLabel('Who decided (name or role)').fill('Medical director');
  await button(page, 'Save the checklist').click();
  expect(await said(page)).toBe('The checklist is recorded.');
}

/** Enters a request that came by telephone. */
async function enterCall(page: Page, name: string): Promise<void> {
  await page.goto(site.url(addresses.team.home));
  await page.getByRole('link', { name: 'New request' }).click();
  await page.getByText('Copy of information', { exact: true }).click();
  await page.getByText('Their own', { exact: true }).click();
  await page.getByText('Telephone', { exact: true }).click();
  await page.getByLabel('Name of the person').fill(name);
  await page.getByLabel('What do they ask for?').fill('All my notes since 2020');
  await page.getByLabel('Telephone number').fill('020 7946 0123');
  await button(page, 'Enter the request').click();
}

test('a request is taken from its form to the answer on a telephone without JavaScript', async () => {
  const page = await site.visit({ ...PHONE, javaScriptEnabled: false });
  await fillIn(page, site, { ...self, email: newAddress() });
  await clickSend(page);
  const reference = await referenceGiven(page);
  await openMail(page, site, new RegExp(`^We have your request \\(${reference}\\)`));
  const text = (await page.locator('.message-text').textContent()) ?? '';
  const [, token = ''] = /\/requests\/confirm\/([a-z0-9]+)\//.exec(text) ?? [];
  await page.goto(site.url(`${addresses.confirm}${token}/`));
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/requests\/confirmed\//);

  await openMail(page, site, new RegExp(`^Subject access request ${reference}`));
  const toTeam = (await page.locator('.message-text').textContent()) ?? '';
  expect(toTeam).toContain(addresses.team.case(reference));
  await signInOnPage(page, site, MANAGER);
  await page.getByRole('link', { name: reference }).click();
  await recordOn(page, 'Ask for proof of identity', 'Please show us a passport at the clinic.');
  expect(await said(page)).toBe('Recorded: Asked for proof of identity.');
  expect(await page.locator('.case-status').textContent()).toContain('Waiting for identity');
  await recordOn(page, 'Proof of identity has come');
  await recordOn(page, 'Extend by two months', 'There are many letters to read.');
  expect(await said(page)).toBe('Recorded: Extended by two months.');
  await openEvent(page, 'Completed');
  expect(await page.getByRole('alert').textContent()).toContain('The release checklist comes first.');
  await page.getByRole('link', { name: 'Back to the case' }).click();
  await completeChecklist(page);
  await recordOn(page, 'Completed');
  expect(await page.locator('.case-status').textContent()).toContain('Closed on');
  expect(await page.locator('.timeline details').count()).toBeGreaterThanOrEqual(5);
  await page.context().close();
});

test('on a phone, what happens is in view once it is asked for', async () => {
  const page = await site.visit(PHONE);
  await signInOnPage(page, site, RECEPTION);
  await enterCall(page, 'Sam Sample');
  await openEvent(page, 'Extend by two months');
  await page.locator('#reason').fill('There are many letters to read.');
  await page.locator('label[for="notified"]').click();
  await button(page, 'Show what happens').click();
  await button(page, 'Record it').waitFor();
  const top = () => page.locator('#what-changes').evaluate((it) => it.getBoundingClientRect().top);
  await expect.poll(top).toBeLessThan(PHONE.viewport.height / 2);
  await button(page, 'Record it').click();
  expect(await said(page)).toBe('Recorded: Extended by two months.');
  await page.context().close();
});

test('no name in the table of a report is broken', async () => {
  const page = await site.visit();
  await signInOnPage(page, site, MANAGER);
  await enterCall(page, 'Alex Sample');
  await page.goto(site.url(addresses.team.reports));
  // Windows in which the table still has columns.
  for (const width of [660, 760, 900, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect({
      width,
      broken: await brokenWords(page, '.team-table th'),
      overflow: await overflow(page),
    }).toEqual({
      width,
      broken: [],
      overflow: 0,
    });
  }
  await page.context().close();
});

test('at 320 pixels nothing is cut off, and axe finds nothing wrong in light and dark', async () => {
  const page = await site.visit(PHONE);
  const found: Record<string, unknown> = {};
  const look = async (name: string) => {
    await page.setViewportSize(PHONE.viewport);
    found[name] = { overflow: await overflow(page), axe: await faultsInLooks(page, light, dark) };
  };
  await signInOnPage(page, site, RECEPTION);
  await page.goto(site.url(addresses.team.new));
  await look('new request');
  await button(page, 'Enter the request').click();
  await look('new request, with a problem');
  await enterCall(page, 'Robin Sample with a very long name that has to be wrapped');
  const home = page.url().replace(/\?.*/, '');
  await look('case');
  await openEvent(page, 'Refuse');
  await look('record');
  await page.locator('#reason').fill('It is about somebody else.');
  await button(page, 'Show what happens').click();
  await look('record, with a problem');
  await page.locator('label[for="notified"]').click();
  await button(page, 'Show what happens').click();
  await look('record, shown');
  await button(page, 'Print as a letter').click();
  await look('letter');
  await page.goto(home);
  await page.getByLabel('Note', { exact: true }).fill('Will ring on Friday.');
  await button(page, 'Save the note').click();
  await look('case with a note');
  for (const address of [addresses.team.home, `${addresses.team.due}?kind=access&for=self&on=2026-11-20`]) {
    await page.goto(site.url(address));
    await look(address);
  }
  expect(found).toEqual(
    Object.fromEntries(Object.keys(found).map((name) => [name, { overflow: 0, axe: {} }])),
  );
  await page.context().close();
});

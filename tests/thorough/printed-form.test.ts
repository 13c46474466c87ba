import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { requestKinds } from '../../content/forms/question.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';

let site: Site;
let page: Page;
beforeAll(async () => {
  site = await openSite();
  page = await site.visit({ javaScriptEnabled: false });
  await page.goto(site.url(addresses.form('access')));
});
afterAll(() => site.close());

test('the form prints with every question that may be asked, where to post it, and no buttons', async () => {
  const fields = page.locator('form input:not([type=hidden]), form textarea');
  const hidden = await fields.filter({ visible: false }).count();
  expect(hidden, 'on the screen some questions wait').toBeGreaterThan(5);
  expect(await page.locator('.paper-notes').isVisible()).toBe(false);
  expect(await page.locator('.note > .guidance').filter({ visible: true }).count(), 'notes are folded').toBe(
    0,
  );

  await page.emulateMedia({ media: 'print' });
  // An address for the copy is asked for only where another was hidden.
  const asked = page.locator('form :not(.screen-only) > :is(input:not([type=hidden]), textarea)');
  expect(await asked.filter({ visible: false }).count()).toBe(0);
  expect(await page.locator('.paper-notes').innerText()).toContain('ZZ99 2BA');
  expect(await page.getByText('Only if you chose “My child”:').isVisible()).toBe(true);
  for (const note of await page.locator('.note > .guidance').all()) expect(await note.isVisible()).toBe(true);
  expect(await page.locator('button:visible, nav:visible, .skip:visible').count()).toBe(0);
  const [ink, ground] = await page
    .locator('body')
    .evaluate((body) => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor]);
  expect([ink, ground]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  await page.emulateMedia({ media: 'screen' });
});

test('each form prints on four pages at most, with a place to sign', async () => {
  const paper = await site.visit({ javaScriptEnabled: false });
  for (const kind of requestKinds) {
    await paper.goto(site.url(addresses.form(kind)));
    const pdf = (await paper.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)?.length, kind).toBeLessThanOrEqual(4);
  }
  await paper.goto(site.url(addresses.form('access')));
  expect(await paper.locator('.paper-signature').isVisible()).toBe(false);
  await paper.emulateMedia({ media: 'print' });
  expect(await paper.locator('.paper-signature').innerText()).toMatch(/Signature\s+Date/);
});

test('what was chosen and typed prints with the form', async () => {
  await page.getByText('My child', { exact: true }).click();
  await page.locator('#parent-name').fill('Casey Sample');
  await page.emulateMedia({ media: 'print' });
  const mark = await page.locator('#asking-2').evaluate((it) => getComputedStyle(it, '::before').content);
  expect(mark).toContain('✕');
  expect(await page.locator('#parent-name').isVisible()).toBe(true);
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settled } from '../consent/quiet.ts';
import { daysAgo } from '../support/choices.ts';
import { choiceAfter, planted, seenAt, visitorOf } from '../support/cookie-copies.ts';
import { arrive, bannerButton, newVisitor, publishPages } from '../support/host-page.ts';
import { openTwoSites } from '../support/two-sites.ts';
import type { TwoSites } from '../support/two-sites.ts';
import { rows } from '../support/visit.ts';

/** The banner on the clinic's main website. The thorough tests measure its layout, and try every pair of cookies. */

let sites: TwoSites;
beforeAll(async () => {
  sites = await openTwoSites();
});
afterAll(() => sites.close());

const ran = (page: Page) => page.evaluate(() => document.documentElement.dataset['ran'] === 'yes');
const state = (page: Page) => page.locator('html').getAttribute('data-consent');

describe.each([
  ['without a policy of its own', false],
  ['under a strict policy', true],
])('a website %s', (_, strictly) => {
  test('nothing runs or is stored before a choice, consent starts the services on both hosts, and a withdrawal stops them', async () => {
    publishPages(sites, { strictly });
    const watch = await newVisitor(sites);
    const page = await arrive(sites, watch);
    expect(await ran(page)).toBe(false);
    expect(watch.elsewhere).toEqual([]);
    expect(await watch.stored()).toEqual([]);
    // A button of the website itself, which happens to have a role of that name.
    await page.locator('#book').click();
    expect(await state(page)).toBe('ask');

    await bannerButton(page, 'Accept').click();
    await expect.poll(() => ran(page)).toBe(true);
    // Google's tag is in the register too. This website's own policy does not allow Google.
    await expect
      .poll(() => (strictly ? watch.violations : watch.elsewhere).join())
      .toContain('googletagmanager.com');
    const host = new URL(sites.www).host;
    const receipts = `SELECT site, action FROM consent_receipts WHERE site = '${host}' ORDER BY rowid DESC LIMIT 1`;
    await expect.poll(() => rows(sites, receipts)).toEqual([{ site: host, action: 'accept-all' }]);

    const other = await page.context().newPage();
    await other.goto(`${sites.privacy}/`);
    await other.locator('html[data-consent-ready]').waitFor({ state: 'attached' });
    expect(await state(other)).toBe('kept');
    await other.close();

    await page.getByRole('link', { name: 'Cookie settings' }).click();
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click(),
    ]);
    await page.locator('html[data-consent-ready]').waitFor({ state: 'attached' });
    expect(await ran(page)).toBe(false);
    expect(await state(page)).toBe('kept');
    await expect.poll(() => rows(sites, receipts)).toEqual([{ site: host, action: 'withdraw' }]);
    await expect
      .poll(async () => (await watch.stored()).sort())
      .toEqual(['cookie candour_consent', 'cookie candour_counter']);
    expect(watch.violations.filter((line) => !line.includes('googletagmanager'))).toEqual([]);
  });
});

test('a refusal on one host stops the services of a page on the other when its tab is shown again', async () => {
  publishPages(sites);
  const watch = await newVisitor(sites);
  const page = await arrive(sites, watch);
  await bannerButton(page, 'Accept').click();
  await expect.poll(() => ran(page)).toBe(true);
  const other = await page.context().newPage();
  await other.goto(`${sites.privacy}/`);
  await other.locator('.consent-icon').click();
  await other.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
  await expect.poll(() => state(other)).toBe('kept');
  // Headless pages are always visible. A browser sends this event when a tab comes to the front.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => ran(page).catch(() => true)).toBe(false);
});

test('counts a page that the register lists by its whole address, and no other page', async () => {
  publishPages(sites);
  const watch = await newVisitor(sites);
  const asked: string[] = [];
  watch.page.on('request', (request) => asked.push(request.url()));
  for (const path of ['/prices/', '/form/', '/']) await arrive(sites, watch, path);
  await expect.poll(() => rows(sites, 'SELECT page FROM visits').length).toBeGreaterThan(0);
  const pages = rows(sites, 'SELECT DISTINCT page FROM visits') as { page: string }[];
  expect(pages.filter(({ page }) => page.startsWith('http'))).toEqual([{ page: `${sites.www}/` }]);
  expect(asked.filter((url) => url.endsWith('/api/visits'))).toHaveLength(1);

  await watch.page.goto(`${sites.www}/form/`);
  await bannerButton(watch.page, 'Accept').click();
  await settled(watch.page);
  expect([await ran(watch.page), watch.elsewhere]).toEqual([false, []]);
});

test('a newer refusal overrides a consent on the other domain, on both websites and in any order of cookies', async () => {
  publishPages(sites);
  const [yes, no] = await Promise.all([choiceAfter(sites, 'all'), choiceAfter(sites, 'necessary')]);
  const copies = [planted(daysAgo(3, yes)), planted(no, 'Domain=clinic.localhost')];
  await visitorOf(() => sites)(async (visitor) => {
    for (const origin of [sites.privacy, sites.www])
      for (const order of [copies, copies.toReversed()]) {
        await visitor.context.clearCookies();
        await visitor.plant(origin, ...order);
        expect(await seenAt(visitor, `${origin}/`)).toEqual({ state: 'kept', services: false });
        expect(await visitor.copies()).toHaveLength(1);
      }
  })();
});

describe('the same checks find', () => {
  test('a script of the website that runs without consent', async () => {
    publishPages(sites, { extra: '<script src="/early.js"></script>' });
    const watch = await newVisitor(sites);
    await arrive(sites, watch);
    expect(watch.elsewhere).toEqual(['https://tracker.example/']);
    // The register lists the cookie, so it is deleted. The request was sent.
    expect(await watch.stored()).toEqual([]);
  });

  test('a script whose gate was forgotten', async () => {
    publishPages(sites, { extra: '<script src="/opinion.js"></script>' });
    const watch = await newVisitor(sites);
    expect(await ran(await arrive(sites, watch))).toBe(true);
  });

  test('an inline style that the strict policy blocks', async () => {
    publishPages(sites, { strictly: true, extra: '<p style="color: red">Red</p>' });
    const watch = await newVisitor(sites);
    await arrive(sites, watch);
    expect(watch.violations.join()).toMatch(/style-src/);
  });
});

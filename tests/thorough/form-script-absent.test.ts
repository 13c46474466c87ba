import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { answer, self } from '../support/page-answers.ts';
import { newAddress, clickSend, referenceGiven } from '../support/page-form.ts';
import { traffic } from '../support/page-problems.ts';
import { watchPage } from '../support/page-watcher.ts';

/** The form works if its script is missing, late or not supported. */

let site: Site;
let page: Page;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  page = await site.visit();
  return () => page.context().close();
});

/** The scripts of the form, not of the banner. */
const SCRIPTS = /\/(?:_form_|check|form)[^/]*\.js(\?|$)/;

describe('the form shows errors on a new page, and then a reference,', () => {
  const reasons: [string, () => Promise<unknown>][] = [
    ['if its script does not load', () => page.route(SCRIPTS, (route) => route.abort())],
    [
      'if its script is something else',
      () =>
        page.route(SCRIPTS, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Log in</h1>' })),
    ],
    [
      'in a browser that is too old for it',
      () =>
        page.addInitScript(() => {
          delete (AbortSignal as Partial<typeof AbortSignal>).timeout;
        }),
    ],
  ];
  test.each(reasons)('%s', async (_, prepare) => {
    await prepare();
    const seen = traffic(page);
    await page.goto(site.url(addresses.form('access')));
    expect(await page.locator('script[src*=_form_]').count(), 'there is a script to go without').toBe(1);
    await clickSend(page);
    await page.waitForURL(/\/api\/requests\/access/);
    expect(await page.title()).toMatch(/^Error: /);
    await answer(page, { ...self, email: newAddress() });
    await clickSend(page);
    await referenceGiven(page);
    expect(seen.loads.filter((path) => path === addresses.api.form('access'))).toHaveLength(3);
  });

  test('while its script is still loading', async () => {
    await page.route(SCRIPTS, () => undefined);
    await page.goto(site.url(addresses.form('access')), { waitUntil: 'commit' });
    await clickSend(page);
    await page.waitForURL(/\/api\/requests\/access/, { waitUntil: 'commit' });
    await page.locator('.error-summary').waitFor();
  });
});

test('from error to reference nothing is stored, requested elsewhere or blocked by the policy', async () => {
  const watch = await watchPage(page.context(), site.origin);
  await watch.page.goto(site.url(addresses.form('access')));
  await clickSend(watch.page);
  await watch.page.locator('.error-summary').waitFor();
  await answer(watch.page, { ...self, email: newAddress() });
  await watch.page.context().setOffline(true);
  await clickSend(watch.page);
  await watch.page.locator('.notice').waitFor();
  await watch.page.context().setOffline(false);
  await clickSend(watch.page);
  await referenceGiven(watch.page);
  await watch.page.goBack();
  expect(await watch.page.locator('#name').inputValue()).toBe(self['name']);
  expect(await watch.stored()).toEqual([]);
  expect(watch.elsewhere).toEqual([]);
  expect(watch.violations).toEqual([]);
});

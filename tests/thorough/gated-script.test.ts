import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitAltered } from '../support/altered-page.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { openPreferences } from '../consent/banner.ts';
import { storedIn } from '../consent/stored.ts';

/** A script of a company in the full clinic's register, gated as a clinic's developer gates it. */
const SCRIPT = 'https://cdn.opinion-box.example/box.js';
const GATED = `<script type="text/plain" data-category="feedback" data-service="opinion-box" data-src="${SCRIPT}"></script>`;
/** Stores something in every kind of storage, then sets an attribute. */
const CODE = `(async () => {
  document.cookie = 'ob_visitor=1; path=/; max-age=99999';
  localStorage.setItem('ob_answers', '1');
  sessionStorage.setItem('ob_session', '1');
  await new Promise((done) => {
    const opening = indexedDB.open('opinion-box');
    opening.onsuccess = () => { opening.result.close(); done(); };
  });
  await caches.open('opinion-box-questions');
  document.documentElement.dataset.boxRan = 'yes';
})();`;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Opens the home page with the gated script in it, under the Content-Security-Policy of the site. */
async function visit() {
  const { elsewhere, ...rest } = await visitAltered(site, {
    edit: (html) => html.replace('</body>', `${GATED}</body>`),
    scripts: { [SCRIPT]: CODE },
  });
  return { ...rest, fetched: () => elsewhere.filter((request) => request.url() === SCRIPT).length };
}

/** Ticks exactly one service in the preferences and saves it. Resolves when the receipt is stored. */
async function chooseAlone(page: Page, service: string): Promise<void> {
  await page.locator('.consent-banner [data-role="show"]').click();
  await page.locator(`#consent-preferences[open] input[data-service="${service}"]`).check();
  const receipt = page.waitForResponse(/\/api\/consent$/);
  await page.locator('#consent-preferences [data-choose="save"]').click();
  await receipt;
}

const itsItems = async (page: Page): Promise<string[]> =>
  (await storedIn(page))
    .map(({ kind, name }) => `${kind} ${name}`)
    .filter((name) => / (ob_|opinion-)/.test(name));

test('a gated script is not fetched before a choice, after a refusal, or with consent to another service', async () => {
  const refusing = await visit();
  expect(refusing.fetched()).toBe(0);
  const receipt = refusing.page.waitForResponse(/\/api\/consent$/);
  await refusing.page.locator('.consent-banner [data-role="necessary"]').click();
  await receipt;
  await refusing.again();
  expect(refusing.fetched()).toBe(0);

  const other = await visit();
  await chooseAlone(other.page, 'google-analytics');
  await other.again();
  expect(other.fetched()).toBe(0);
  expect(await itsItems(other.page)).toEqual([]);
});

test('a gated script runs after consent, and a withdrawal stops it and empties every storage', async () => {
  const { page, fetched } = await visit();
  await chooseAlone(page, 'opinion-box');
  await page.locator('html[data-box-ran]').waitFor({ state: 'attached' });
  expect(fetched()).toBe(1);
  expect(await itsItems(page)).toEqual([
    'cookie ob_visitor',
    'local storage ob_answers',
    'session storage ob_session',
    'indexed database opinion-box',
    'cache opinion-box-questions',
  ]);

  await openPreferences(page);
  const again = page.waitForEvent('load');
  await page.locator('#consent-preferences[open] [data-choose="necessary"]').click();
  await again;
  await expect.poll(() => itsItems(page)).toEqual([]);
  await page.locator('html[data-consent-ready]').waitFor();
  expect(await page.locator('html[data-box-ran]').count(), 'what was in memory is gone').toBe(0);
  expect(fetched()).toBe(1);
});

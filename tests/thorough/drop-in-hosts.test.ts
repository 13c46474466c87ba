import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openContext } from '../support/open-context.ts';
import { watchPage } from '../support/page-watcher.ts';
import type { Watch } from '../support/page-watcher.ts';
import { openTwoSites } from '../support/two-sites.ts';
import type { TwoSites } from '../support/two-sites.ts';

/** The banner on websites of other kinds: what their pages require, replace, and say in another language. */

let sites: TwoSites;
beforeAll(async () => {
  sites = await openTwoSites();
});
afterAll(() => sites.close());

const contexts: BrowserContext[] = [];
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

const GATED = `<script type="text/plain" data-category="feedback" data-service="opinion-box" data-src="/opinion.js"></script>`;

interface Host {
  policy?: string;
  html?: string;
  head?: string;
  script?: string;
}

/** Opens a page of the main website as somebody who was never here, and waits for the banner. */
async function arrive({ policy, html = 'lang="en"', head = '', script = '' }: Host = {}): Promise<Watch> {
  sites.publish({
    '/': {
      ...(policy && { policy }),
      body: `<!doctype html><html ${html}><head><meta name="viewport" content="width=device-width"><title>Clinic</title>
        <script src="/host.js"></script><script src="${sites.privacy}/consent.js" defer></script>${GATED}${head}</head>
        <body><main><h1>The clinic</h1><p>Words.</p></main></body></html>`,
    },
    '/host.js': { body: script },
    '/opinion.js': { body: "document.documentElement.dataset.ran = 'yes'" },
  });
  const context = await openContext(sites.browser);
  contexts.push(context);
  const watch = await watchPage(context, sites.www, sites.privacy);
  await watch.page.goto(sites.www);
  await banner(watch.page).waitFor();
  return watch;
}

const banner = (page: Page) => page.locator('.consent-banner');
const button = (page: Page, name: string) => banner(page).getByRole('button', { name });
const ran = (page: Page) => page.evaluate(() => document.documentElement.dataset['ran'] === 'yes');
const state = (page: Page) => page.locator('html').getAttribute('data-consent');

describe('on a page that requires Trusted Types', () => {
  const policy = (allowed: string) =>
    `default-src 'none'; script-src 'self' ${sites.privacy}; img-src 'self'; connect-src ${sites.privacy}; require-trusted-types-for 'script'; trusted-types ${allowed}`;

  test('the banner shows, and a yes starts what waits, where the page allows the policy “candour”', async () => {
    const { page, violations } = await arrive({ policy: policy('candour') });
    await button(page, 'Accept').click();
    await expect.poll(() => ran(page)).toBe(true);
    // The page's policy does not allow Google.
    await expect.poll(() => violations.join()).toContain('googletagmanager.com');
    expect(violations.filter((line) => !line.includes('googletagmanager'))).toEqual([]);
  });

  test('the banner takes a choice where the page allows no policy, and no service starts', async () => {
    const { page, violations } = await arrive({ policy: policy(`'none'`) });
    expect(violations).toEqual([]);
    await button(page, 'Accept').click();
    await expect.poll(() => state(page)).toBe('kept');
    await expect.poll(() => violations.join()).toContain('trusted-types');
    expect(await ran(page)).toBe(false);
    await page.reload();
    await page.locator('html[data-consent-ready]').waitFor({ state: 'attached' });
    expect(await state(page)).toBe('kept');
  });
});

describe('on a page that replaces its body', () => {
  test.each([
    [
      'as a whole',
      () => {
        document.body.replaceWith(document.createElement('body'));
      },
    ],
    ['by other content', () => (document.body.innerHTML = '<main><h1>Prices</h1></main>')],
    [
      'twice',
      () => {
        document.body.replaceWith(document.createElement('body'));
        document.body.replaceWith(document.createElement('body'));
      },
    ],
  ])('%s, the banner is still there and takes a choice', async (_, replace) => {
    const { page } = await arrive();
    await page.evaluate(replace);
    await button(page, 'Reject').click();
    await expect.poll(() => state(page)).toBe('kept');
    expect(await page.getByRole('status').innerText()).not.toBe('');
    await page.evaluate(replace);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('.consent-icon').click();
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
  });

  test('open preferences stay open and modal', async () => {
    const { page } = await arrive();
    await button(page, 'Choose').click();
    await page.getByRole('dialog').waitFor();
    await page.evaluate(() => {
      document.body.replaceWith(document.createElement('body'));
    });
    await page.getByRole('dialog').waitFor();
    expect(await page.locator('#consent-preferences').evaluate((it) => it.matches(':modal'))).toBe(true);
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await expect.poll(() => state(page)).toBe('kept');
  });

  test('a page that removes the banner each time does not stop the browser', async () => {
    const { page } = await arrive({
      script: `new MutationObserver(() => document.querySelector('.consent-root:has(.consent-banner)')?.remove())
        .observe(document.documentElement, { childList: true, subtree: true })`,
    }).catch(() => ({ page: contexts.at(-1)?.pages()[0] }));
    expect(await page?.evaluate(() => 1 + 1)).toBe(2);
  });
});

test('on a page in Arabic, the banner keeps its own language and writing direction', async () => {
  const { page } = await arrive({
    html: 'lang="ar" dir="rtl"',
    head: '<style>* { direction: rtl; }</style>',
  });
  const look = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => ({
        direction: getComputedStyle(element).direction,
        language: element.closest('[lang]')?.getAttribute('lang'),
      }));
  await button(page, 'Choose').click();
  for (const selector of ['.consent-banner p', '.consent-buttons', '#consent-preferences label'])
    expect(await look(selector), selector).toEqual({ direction: 'ltr', language: 'en-GB' });
  expect(await look('main p')).toEqual({ direction: 'rtl', language: 'ar' });
  const [accept, reject] = await Promise.all(
    ['all', 'necessary'].map((role) => page.locator(`.cm__btn[data-role=${role}]`).boundingBox()),
  );
  expect(accept?.x).toBeLessThan(reject?.x ?? 0);
});

describe.each([
  [320, 180, 16],
  [320, 180, 64],
  [390, 844, 64],
  [1280, 900, 64],
])('in a window of %i by %i pixels with text of %i pixels', (width, height, text) => {
  test('the banner and the preferences never exceed the window', async () => {
    const { page } = await arrive();
    await page.setViewportSize({ width, height });
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: text, fixed: text } });
    await page.reload();
    await banner(page).waitFor();
    expect(await outside(page, '.consent-banner')).toEqual([]);
    const question = await page.locator('#consent-heading').boundingBox();
    expect(question?.y).toBeGreaterThanOrEqual(0);
    expect(question?.y).toBeLessThan(height);
    await button(page, 'Choose').click();
    await page.getByRole('dialog').waitFor();
    expect(await outside(page, '#consent-preferences')).toEqual([]);
  });
});

/** What of a part is outside the window: the part itself, or what it would cut off at its side. */
const outside = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).evaluate((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    const faults: string[] = [];
    if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
      faults.push(`the part is at ${left}, ${top}, ${right}, ${bottom}`);
    for (const element of [
      part,
      ...part.querySelectorAll<HTMLElement>('h2,p,button,a,label,legend,li,summary'),
    ]) {
      const box = element.getBoundingClientRect();
      if (element.closest('.consent-hidden') || box.width === 0) continue;
      if (box.left < -0.5 || box.right > innerWidth + 0.5)
        faults.push(`${element.localName} “${element.textContent.trim().slice(0, 30)}” ends at ${box.right}`);
    }
    return faults;
  });

describe('on a page with the WP Consent API', () => {
  /** A mock of the API's script, written from its documentation: it stores a cookie for each answer. */
  const MOCK = `
    window.told = [];
    window.wp_set_consent = (category, value) => {
      told.push(category + ' ' + value);
      document.cookie = 'wp_consent_' + category + '=' + value + '; path=/';
    };
    window.wp_has_consent = (category) =>
      window.wp_consent_type === undefined || document.cookie.includes('wp_consent_' + category + '=allow');
    document.addEventListener('wp_consent_type_defined', () => { window.told.push('type ' + window.wp_consent_type); });`;
  const told = (page: Page) => page.evaluate(() => (window as unknown as { told: string[] }).told);

  test('nothing is told before a choice but its type; a yes allows, and a withdrawal denies', async () => {
    const { page, stored } = await arrive({ script: MOCK });
    await page.locator('html[data-consent-ready]').waitFor({ state: 'attached' });
    expect(await told(page)).toEqual(['type optin']);
    expect(await stored()).toEqual([]);
    await button(page, 'Accept').click();
    await expect
      .poll(() => told(page))
      .toEqual(['type optin', 'functional allow', 'statistics-anonymous allow', 'statistics allow']);
    await page.locator('.consent-done [data-role=show]').click();
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click(),
    ]);
    await page.locator('html[data-consent-ready]').waitFor({ state: 'attached' });
    await expect
      .poll(() => page.evaluate(() => document.cookie.match(/wp_consent_[\w-]+=\w+/g)?.sort()))
      .toEqual([
        'wp_consent_functional=allow',
        'wp_consent_statistics-anonymous=deny',
        'wp_consent_statistics=deny',
      ]);
  });
});

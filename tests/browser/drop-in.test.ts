import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { coveredBy, coveredByButton } from '../consent/checks/covered.ts';
import { overflow, watchPage } from '../support/page-watcher.ts';
import type { Watch } from '../support/page-watcher.ts';
import { openTwoSites } from '../support/two-sites.ts';
import type { TwoSites } from '../support/two-sites.ts';

let sites: TwoSites;
beforeAll(async () => {
  sites = await openTwoSites();
});
afterAll(() => sites.close());

const contexts: BrowserContext[] = [];
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

/** The lines that README tells a website with a policy of its own to add, and nothing in place. */
const strict = (privacy: string) =>
  `default-src 'none'; script-src 'self' ${privacy}; style-src 'self'; img-src 'self'; connect-src ${privacy}`;

/** What themes do: a small root, loud buttons, everything in another face. */
const THEME = `html { font-size: 62.5%; } body { font: italic 1.4rem/1.9 monospace; text-align: center; letter-spacing: 2px; }
  button, h2 { text-transform: uppercase; background: #c00; padding: 40px; } p { margin: 3em; } a { color: lime; }`;

function publish({ strictly = false, extra = '' } = {}): void {
  const { privacy } = sites;
  const policy = strictly ? { policy: strict(privacy) } : {};
  const page = (tag = '') => ({
    ...policy,
    body: `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Clinic</title>
      ${strictly ? '' : `<style>${THEME}</style>`}
      <script src="${privacy}/consent.js" defer ${tag}></script>
      <script type="text/plain" data-category="feedback" data-service="opinion-box" data-src="/opinion.js"></script>
      </head><body><h1>The clinic</h1><p id="text">Words.</p><button id="book" data-role="all">Book</button>
      <a href="/#cookie-settings">Cookie settings</a>${extra}</body></html>`,
  });
  sites.publish({
    '/': page(),
    '/prices/': page(),
    '/form/': page('data-carries="nothing"'),
    '/opinion.js': {
      body: "document.documentElement.dataset.ran = 'yes'; document.cookie = 'ob_visitor=1; path=/; domain=clinic.localhost'; localStorage.setItem('ob_answers', '1');",
    },
    '/early.js': { body: "document.cookie = '_ga=early'; void fetch('https://tracker.example/');" },
  });
}

async function newVisitor(): Promise<Watch> {
  const context = await sites.browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  contexts.push(context);
  context.setDefaultTimeout(15_000);
  return watchPage(context, sites.www, sites.privacy);
}

const button = (page: Page, name: string) => page.locator('.consent-banner').getByRole('button', { name });
const ran = (page: Page) => page.evaluate(() => document.documentElement.dataset['ran'] === 'yes');
const state = (page: Page) => page.locator('html').getAttribute('data-consent');

/** Opens a page of the main website as somebody who was never here, and waits for the banner: without it nothing is tested. */
async function arrive(watch: Watch, path = '/'): Promise<Page> {
  await watch.page.goto(sites.www + path);
  await button(watch.page, 'Accept').waitFor();
  await watch.page.waitForLoadState('networkidle');
  return watch.page;
}

function rows(query: string): unknown[] {
  const db = new DatabaseSync(join(sites.dataDir, 'candour.db'), { readOnly: true });
  try {
    return db
      .prepare(query)
      .all()
      .map((row) => ({ ...row }));
  } finally {
    db.close();
  }
}

describe.each([
  ['without a policy of its own', false],
  ['under a strict policy', true],
])('a website %s', (_, strictly) => {
  test('nothing runs or is stored before a choice; one yes starts what waits, on both hosts; a no ends it', async () => {
    publish({ strictly });
    const watch = await newVisitor();
    const page = await arrive(watch);
    expect(await ran(page)).toBe(false);
    expect(watch.elsewhere).toEqual([]);
    expect(await watch.stored()).toEqual([]);
    // A button of the website's own, which happens to have a role of that name.
    await page.locator('#book').click();
    expect(await state(page)).toBe('ask');

    await button(page, 'Accept').click();
    await expect.poll(() => ran(page)).toBe(true);
    // Google's tag is in the register too; a website that wants it names Google in its own policy, as this one does not.
    await expect
      .poll(() => (strictly ? watch.violations : watch.elsewhere).join())
      .toContain('googletagmanager.com');
    const host = new URL(sites.www).host;
    const receipts = `SELECT site, action FROM consent_receipts WHERE site = '${host}' ORDER BY rowid DESC LIMIT 1`;
    await expect.poll(() => rows(receipts)).toEqual([{ site: host, action: 'accept-all' }]);

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
    await expect.poll(() => rows(receipts)).toEqual([{ site: host, action: 'withdraw' }]);
    await expect
      .poll(async () => (await watch.stored()).sort())
      .toEqual(['cookie candour_consent', 'cookie candour_counter']);
    expect(watch.violations.filter((line) => !line.includes('googletagmanager'))).toEqual([]);
  });
});

test('a no on one host reaches a page that runs something on the other as soon as somebody comes back to it', async () => {
  publish();
  const watch = await newVisitor();
  const page = await arrive(watch);
  await button(page, 'Accept').click();
  await expect.poll(() => ran(page)).toBe(true);
  const other = await page.context().newPage();
  await other.goto(`${sites.privacy}/`);
  await other.locator('.consent-icon').click();
  await other.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
  await expect.poll(() => state(other)).toBe('kept');
  // Headless pages are always seen; this is what a browser says when its tab comes to the front.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => ran(page).catch(() => true)).toBe(false);
});

test('the page stands as it stood, the banner as it is on Candour’s own pages, and nothing moves', async () => {
  publish();
  const watch = await newVisitor();
  await watch.page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const look = (selector: string) =>
    watch.page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const all = getComputedStyle(element);
        const { width, height, x, y } = element.getBoundingClientRect();
        const styles: Record<string, string> = {};
        for (const name of all) styles[name] = all.getPropertyValue(name);
        return Object.assign(styles as Record<string, string> & { box: number[] }, {
          box: [width, height, x, y],
        });
      });
  await watch.page.route('**/consent.js', (route) => route.abort());
  await watch.page.goto(sites.www);
  const places = async () => [await look('#text'), await look('#book'), await look('h1')];
  const before = await places();
  await watch.page.unroute('**/consent.js');
  const page = await arrive(watch);
  expect(await places()).toEqual(before);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  expect(await overflow(page)).toBe(0);

  const parts = [
    '.consent-banner h2',
    '.consent-banner p',
    '.consent-banner a',
    '.cm__btn[data-role=all]',
    '.cm__btn[data-role=necessary]',
  ];
  const here = await Promise.all(parts.map(look));
  const [accept, reject] = here.slice(3);
  expect(accept?.['text-transform']).toBe('none');
  expect(Math.round(accept?.box[0] ?? 0)).toBe(Math.round(reject?.box[0] ?? 0));
  await page.goto(`${sites.privacy}/`);
  await button(page, 'Accept').waitFor();
  // Candour's own banner is at the start of its page.
  const sizes = (all: typeof here) =>
    all.map(({ box: [width = 0, height = 0, x = 0] }) => [width, height, x].map(Math.round));
  expect(sizes(here)).toEqual(sizes(await Promise.all(parts.map(look))));
});

describe.each([
  [320, 180],
  [390, 844],
  [1280, 900],
])('in a window of %i by %i pixels', (width, height) => {
  test('the banner begins with the question, leaves a quarter to the page, and covers nothing for good', async () => {
    publish({ strictly: true, extra: `${'<p>Words</p>'.repeat(60)}<p><a href="/last/">Last</a></p>` });
    const watch = await newVisitor();
    await watch.page.setViewportSize({ width, height });
    const page = await arrive(watch);
    const box = await page.locator('.consent-banner').boundingBox();
    expect(box?.height).toBeLessThanOrEqual(height * 0.75);
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(height);
    const question = await page.locator('#consent-heading').evaluate((it) => {
      const { left, top } = it.getBoundingClientRect();
      return document.elementFromPoint(left + 4, top + 4) === it;
    });
    expect(question).toBe(true);
    await button(page, 'Choose').click({ trial: true });
    expect(await coveredBy(page, '.consent-banner')).toEqual([]);
  });
});

test('whoever scrolls to the page’s end can read its last words beside the button, and sees what has the focus', async () => {
  publish({ strictly: true, extra: `${'<p>Words</p>'.repeat(60)}<p>&emsp;<a href="/last/">I</a></p>` });
  const page = await arrive(await newVisitor());
  await page.setViewportSize({ width: 390, height: 720 });
  await button(page, 'Reject').click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('.consent-icon').waitFor();
  expect(await coveredByButton(page)).toEqual([]);

  // Without its room the same page is caught.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'html { scroll-padding: 0 !important } .consent-root::after { display: none !important }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const covered = await coveredByButton(page);
  expect(covered).toContain('the words “I” at the page’s end');
  expect(covered).toContain('“I” while it has the focus');
});

test('a page that the register lists is counted, by its whole address; another, and one that carries nothing, is not', async () => {
  publish();
  const watch = await newVisitor();
  const asked: string[] = [];
  watch.page.on('request', (request) => asked.push(request.url()));
  for (const path of ['/prices/', '/form/', '/']) await arrive(watch, path);
  await expect.poll(() => rows('SELECT page FROM visits').length).toBeGreaterThan(0);
  const pages = rows('SELECT DISTINCT page FROM visits') as { page: string }[];
  expect(pages.filter(({ page }) => page.startsWith('http'))).toEqual([{ page: `${sites.www}/` }]);
  expect(asked.filter((url) => url.endsWith('/api/visits'))).toHaveLength(1);

  await watch.page.goto(`${sites.www}/form/`);
  await button(watch.page, 'Accept').click();
  await watch.page.waitForLoadState('networkidle');
  expect([await ran(watch.page), watch.elsewhere]).toEqual([false, []]);
});

describe('the same checks would find', () => {
  test('a script of the website that asks nobody', async () => {
    publish({ extra: '<script src="/early.js"></script>' });
    const watch = await newVisitor();
    await arrive(watch);
    expect(watch.elsewhere).toEqual(['https://tracker.example/']);
    // The register knows the cookie, and takes it away; the request had gone out.
    expect(await watch.stored()).toEqual([]);
  });

  test('a gated script whose gate was forgotten', async () => {
    publish({ extra: '<script src="/opinion.js"></script>' });
    const watch = await newVisitor();
    expect(await ran(await arrive(watch))).toBe(true);
  });

  test('a style in place, which the strict policy stops', async () => {
    publish({ strictly: true, extra: '<p style="color: red">Red</p>' });
    const watch = await newVisitor();
    await arrive(watch);
    expect(watch.violations.join()).toMatch(/style-src/);
  });
});

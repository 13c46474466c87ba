import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { consentWords } from '../../content/words/consent.ts';
import { openPreferences } from '../consent/banner.ts';
import { settled } from '../consent/quiet.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';

/** The banner in a browser that blocks storage or lacks an interface, and on a slow network. */

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const ready = (page: Page) => page.locator('html[data-consent-ready]').waitFor({ state: 'attached' });
const dialog = (page: Page) => page.getByRole('dialog');

test('the banner works if BroadcastChannel throws', async () => {
  const page = await site.visit();
  await page.addInitScript(() => {
    window.BroadcastChannel = function () {
      throw new DOMException('Blocked', 'SecurityError');
    } as unknown as typeof BroadcastChannel;
  });
  await page.goto(site.url(addresses.home));
  await page.locator('.cm__btn[data-role=show]').click();
  await dialog(page).getByRole('button', { name: 'Reject' }).click();
  await expect.poll(() => page.getByRole('status').innerText()).toBe(consentWords.done.rejected);
  await page.context().close();
});

describe('with all storage blocked', () => {
  async function arrive(): Promise<{ page: Page; asked: string[] }> {
    const page = await site.visit();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' || !request.url().startsWith(site.origin)) asked.push(request.url());
    });
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('Blocked', 'SecurityError');
      };
      Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false });
      Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get: refuse });
    });
    await page.goto(site.url(addresses.home));
    await ready(page);
    return { page, asked };
  }

  test('the banner does not ask, and nothing is counted', async () => {
    const { page, asked } = await arrive();
    expect(await page.locator('.consent-banner').isVisible()).toBe(false);
    await page.goto(site.url(addresses.policy('privacy')));
    await settled(page);
    expect(await page.locator('.consent-banner').isVisible()).toBe(false);
    expect(asked).toEqual([]);
    await page.context().close();
  });

  test('consent is answered with the truth, and starts nothing', async () => {
    const { page, asked } = await arrive();
    await openPreferences(page);
    await dialog(page).getByRole('button', { name: 'Accept' }).click();
    await expect.poll(() => page.getByRole('status').innerText()).toBe(consentWords.done.notStored);
    await settled(page);
    expect(asked.filter((url) => url.includes('google'))).toEqual([]);
    await page.context().close();
  });
});

test('consent that the browser refuses to write is answered with the truth', async () => {
  const page = await site.visit();
  await page.addInitScript(() => {
    Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => undefined });
  });
  await page.goto(site.url(addresses.home));
  await ready(page);
  await page.locator('.cm__btn[data-role=all]').click();
  await expect.poll(() => page.getByRole('status').innerText()).toBe(consentWords.done.notStored);
  expect(await page.locator('.consent-banner').isVisible()).toBe(false);
  await page.context().close();
});

/* The click shows first, and the choice is stored after the next paint. These visitors leave before it. */
describe.each([
  ['all', 'accept-all'],
  ['necessary', 'reject-all'],
])('an answer of “%s”', (role, action) => {
  /** Clicks, and does something else in the same task. Returns the page's cookies after it. */
  const clickAnd = (page: Page, next: 'leaves' | 'hides') =>
    page.evaluate(
      ([answer, what, away]) => {
        document.querySelector<HTMLElement>(`.cm__btn[data-role=${answer}]`)?.click();
        if (what === 'leaves') location.assign(away);
        else {
          Object.defineProperty(document, 'hidden', { value: true });
          document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        }
        return document.cookie;
      },
      [role, next, site.url(addresses.policy('cookies'))] as const,
    );

  test('is kept and recorded if the page is left at once', async () => {
    const context = await site.context();
    const sent: string[] = [];
    await context.route('**/api/consent', async (route) => {
      sent.push(route.request().postData() ?? '');
      await route.fulfill({ status: 204 });
    });
    const page = await context.newPage();
    await page.goto(site.url(addresses.home));
    await ready(page);
    expect(await clickAnd(page, 'leaves')).not.toContain('candour_consent');
    await page.waitForURL(site.url(addresses.policy('cookies')));
    await settled(page);
    expect(await page.locator('.consent-banner').isVisible()).toBe(false);
    expect(sent.map((body) => new URLSearchParams(body).get('action'))).toEqual([action]);
    await context.close();
  });

  test('is stored at once if the page is hidden', async () => {
    const page = await site.visit();
    await page.goto(site.url(addresses.home));
    await ready(page);
    expect(await clickAnd(page, 'hides')).toContain('candour_consent');
    await page.context().close();
  });
});

test('an open map becomes its placeholder again after a refusal', async () => {
  const context = await site.context();
  await context.route(
    (url) => url.origin !== site.origin,
    (route) => route.fulfill({ contentType: 'text/html', body: '' }),
  );
  const page = await context.newPage();
  await page.goto(site.url(addresses.home));
  await page.locator('.cm__btn[data-role=necessary]').click();
  const show = page.locator('[data-embed-show]').first();
  await show.click();
  await page.locator('[data-embed] iframe').waitFor();
  await openPreferences(page);
  await dialog(page).getByRole('button', { name: 'Reject' }).click();
  await expect.poll(() => page.locator('[data-embed] iframe').count()).toBe(0);
  expect(await show.isVisible()).toBe(true);
  await context.close();
});

test('one answer on a slow network leaves one receipt, whatever pages are opened meanwhile', async () => {
  const context = await site.context();
  const sent: string[] = [];
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await context.route('**/api/consent', async (route) => {
    sent.push(route.request().postData() ?? '');
    await held;
    await route.fulfill({ status: 204 });
  });
  const page = await context.newPage();
  await page.goto(site.url(addresses.home));
  await page.locator('.cm__btn[data-role=necessary]').click();
  await expect.poll(() => sent.length).toBe(1);
  for (const path of ['privacy', 'cookies', 'confidentiality'] as const) {
    await page.goto(site.url(addresses.policy(path)));
    await ready(page);
    // By the time this resolves, the page has sent what it sends by itself.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300))));
  }
  expect(sent).toHaveLength(1);
  release();
  await context.close();
});

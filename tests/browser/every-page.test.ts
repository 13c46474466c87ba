import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { accessibilityFaults, dark, faultsInLooks, light } from '../support/page-axe.ts';
import { fileAll } from '../support/filed-requests.ts';
import type { Filed } from '../support/filed-requests.ts';
import { pageStates } from '../support/page-list.ts';
import { openMail } from '../support/page-mailbox.ts';
import { overflow, watchPage } from '../support/page-watcher.ts';
import type { Watch } from '../support/page-watcher.ts';

let site: Site;
let filed: Filed;
beforeAll(async () => {
  site = await openSite();
  const page = await site.visit();
  filed = await fileAll(page, site);
  await page.context().close();
});
afterAll(() => site.close());

const NARROW = { viewport: { width: 320, height: 640 } };

/** Visitors who are between two pages. */
const idle: Watch[] = [];

/** Looks with the eyes of a visitor whom nothing bad has happened to yet: a new window takes longer than a page. */
async function looking(work: (watch: Watch) => Promise<void>): Promise<void> {
  const watch = idle.pop() ?? (await watchPage(await site.context(NARROW), site.origin));
  await watch.page.emulateMedia({ colorScheme: 'light' });
  await watch.page.setViewportSize(NARROW.viewport);
  watch.elsewhere.length = 0;
  watch.violations.length = 0;
  await work(watch);
  idle.push(watch);
}

/** One page of words and one form; the thorough tests try every page in the dark. */
const IN_THE_DARK = ['home', 'access form, everything wrong'];

describe('at 320 pixels nothing is cut off, stored, requested elsewhere or stopped by the policy, and axe finds nothing wrong', () => {
  // Several visitors, so that one may wait while another works.
  test.concurrent.each(pageStates)('$name', ({ name, open, heading }) =>
    looking(async ({ page, elsewhere, violations, stored }) => {
      await open(page, site, filed);
      await page.waitForLoadState('networkidle');
      expect(await page.locator('h1').textContent()).toMatch(heading);
      expect({
        overflow: await overflow(page),
        elsewhere,
        violations,
        stored: await stored(),
        axe: await faultsInLooks(page, light, ...(IN_THE_DARK.includes(name) ? [dark] : [])),
      }).toEqual({ overflow: 0, elsewhere: [], violations: [], stored: [], axe: {} });
    }),
  );
});

describe('axe finds nothing wrong, light at 320 pixels and dark at 1280', () => {
  test.concurrent.each([/^We have your request/, /^Subject access request/])('HTML mail %s', (subject) =>
    looking(async ({ page }) => {
      await openMail(page, site, subject);
      await page.goto(`${page.url()}html`);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await faultsInLooks(page, light, dark)).toEqual({});
    }),
  );
});

describe('the same checks find', () => {
  test('a page that is too wide', async () => {
    const page = await site.visit(NARROW);
    await page.goto(site.url(addresses.home));
    await page.locator('main').evaluate((main) => {
      const wide = document.createElement('pre');
      wide.textContent = 'x'.repeat(200);
      main.append(wide);
    });
    expect(await overflow(page)).toBeGreaterThan(0);
    await page.context().close();
  });

  test('a script and a picture that the policy stops', async () => {
    const context = await site.context();
    const watch = await watchPage(context, site.origin);
    await watch.page.route(site.url(addresses.home), async (route) => {
      const answer = await route.fetch();
      const offending =
        '<script>window.ran = true</script><img src="https://elsewhere.example/a.png" alt="">';
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace('</main>', `${offending}</main>`),
      });
    });
    await watch.page.goto(site.url(addresses.home));
    await expect.poll(() => watch.violations.join('\n')).toMatch(/script-src/);
    await expect.poll(() => watch.violations.join('\n')).toMatch(/img-src/);
    expect(await watch.page.evaluate(() => 'ran' in window)).toBe(false);
    await context.close();
  });

  test('a request to another origin', async () => {
    const context = await site.context({ bypassCSP: true });
    const watch = await watchPage(context, site.origin);
    await watch.page.goto(site.url(addresses.home));
    await watch.page.locator('main').evaluate((main) => {
      main.insertAdjacentHTML('beforeend', '<img src="https://elsewhere.example/a.png" alt="">');
    });
    await expect.poll(() => watch.elsewhere).toEqual(['https://elsewhere.example/a.png']);
    await context.close();
  });

  test('an item in any kind of storage', async () => {
    const context = await site.context();
    const watch = await watchPage(context, site.origin);
    await watch.page.goto(site.url(addresses.home));
    await watch.page.evaluate(async () => {
      document.cookie = 'planted=1';
      localStorage.setItem('planted', '1');
      sessionStorage.setItem('planted', '1');
      await caches.open('planted');
      await new Promise((resolve) => (indexedDB.open('planted').onsuccess = resolve));
    });
    expect((await watch.stored()).sort()).toEqual([
      'cache planted',
      'cookie planted',
      'indexedDB planted',
      'localStorage planted',
      'sessionStorage planted',
    ]);
    await context.close();
  });
});

describe('axe finds', () => {
  const planted: [string, string, string][] = [
    ['a field without a label', 'label', '<input type="text" />'],
    ['words that are too pale', 'color-contrast', '<p style="color: #aaa; background: #fff">Too pale</p>'],
    [
      'targets that are too small',
      'target-size',
      '<p><button style="all: unset; width: 9px; height: 9px; display: inline-block">x</button><button style="all: unset; width: 9px; height: 9px; display: inline-block">y</button></p>',
    ],
    ['a picture without words', 'image-alt', '<img src="/favicon.svg" />'],
  ];
  test.each(planted)('%s', async (_, rule, html) => {
    const page = await site.visit({ bypassCSP: true });
    await page.goto(site.url(addresses.home));
    await page.locator('main').evaluate((main, added) => {
      main.insertAdjacentHTML('beforeend', added);
    }, html);
    const found = await accessibilityFaults(page);
    expect(found.map((fault) => fault.split(':')[0])).toContain(rule);
    await page.context().close();
  });
});

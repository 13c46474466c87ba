import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { Site } from '../support/browser-site.ts';
import { fetchAnew } from '../support/fetch-anew.ts';
import { accessibilityFaults, dark, light } from '../support/page-axe.ts';
import { firstTemplates } from '../support/page-list.ts';
import { openPagePromises } from '../support/page-promises.ts';
import type { PagePromises } from '../support/page-promises.ts';
import { overflow, shownThoughHidden, watchPage } from '../support/page-watcher.ts';

/** The templates that differ most. The thorough tests check every template in every state, and all in dark colours. */

let promises: PagePromises;
let site: Site;
beforeAll(async () => {
  promises = await openPagePromises();
  ({ site } = promises);
});
afterAll(() => promises.close());

/** A page of text and a form. */
const ALSO_IN_DARK = ['home', 'access form, everything wrong'];

describe('at 320 pixels nothing is cut off, stored, requested elsewhere or stopped by the policy, and axe finds nothing wrong', () => {
  // Several visitors, so that one may wait while another works.
  test.concurrent.each(firstTemplates)('$name', (state) =>
    promises.keeps(state, light, ...(ALSO_IN_DARK.includes(state.name) ? [dark] : [])),
  );

  test.concurrent('the HTML of an email', () => promises.keepsInMail(/^We have your request/, light, dark));
});

describe('the same checks find', () => {
  test('a page that is too wide', async () => {
    const page = await site.visit({ viewport: { width: 320, height: 640 } });
    await page.goto(site.url(addresses.home));
    await page.locator('main').evaluate((main) => {
      const wide = document.createElement('pre');
      wide.textContent = 'x'.repeat(200);
      main.append(wide);
    });
    expect(await overflow(page)).toBeGreaterThan(0);
    await page.context().close();
  });

  test('a hidden button that a style displays', async () => {
    const page = await site.visit({ bypassCSP: true });
    await page.goto(site.url(addresses.home));
    await page.locator('main').evaluate((main) => {
      main.insertAdjacentHTML('beforeend', '<button hidden style="display: flex !important">Later</button>');
    });
    expect(await shownThoughHidden(page)).toEqual([expect.stringMatching(/^<button hidden/)]);
    await page.context().close();
  });

  test('a script and a picture that the policy stops', async () => {
    const context = await site.context();
    const watch = await watchPage(context, site.origin);
    await watch.page.route(site.url(addresses.home), async (route) => {
      const answer = await fetchAnew(route);
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

test('axe finds an unlabelled field, pale text, small targets and a picture without a description', async () => {
  const page = await site.visit({ bypassCSP: true });
  await page.goto(site.url(addresses.requests));
  await page.locator('main').evaluate((main) => {
    const button =
      '<button style="all: unset; width: 9px; height: 9px; display: inline-block; color: #000; background: #fff">';
    main.insertAdjacentHTML(
      'beforeend',
      `<input type="text"><p style="color: #aaa; background: #fff">Too pale</p>
        <p>${button}x</button>${button}y</button></p><img src="/favicon.svg">`,
    );
  });
  const found = (await accessibilityFaults(page)).map((fault) => fault.split(':')[0]);
  expect(new Set(found)).toEqual(new Set(['label', 'color-contrast', 'target-size', 'image-alt']));
  await page.context().close();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { addresses, withBase } from '../../content/addresses.ts';
import { searchWords } from '../../content/words/search.ts';
import { settled } from '../consent/quiet.ts';
import { sharedChromium } from '../support/chromium.ts';
import { fetchAnew } from '../support/fetch-anew.ts';
import { openContext } from '../support/open-context.ts';
import { startServer } from '../support/server-process.ts';
import type { ServerProcess } from '../support/server-process.ts';

/** The search of the policies, as people use it, and what it must not do with their words. */

const { found, none } = searchWords;

describe.each(['full', 'underPath'] as const)('the search (%s)', (name) => {
  const { contentDir, siteDir, basePath } = inject('sites')[name];
  const path = (of: string): string => withBase(basePath, of);
  let server: ServerProcess;
  let dataDir: string;
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'candour-search-'));
    server = await startServer({
      CONTENT_DIR: contentDir,
      SITE_DIR: siteDir,
      BASE_PATH: basePath,
      DATA_DIR: dataDir,
    });
  });
  afterAll(async () => {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function visit(options: BrowserContextOptions = {}): Promise<Page> {
    const visitor = await (await openContext(await sharedChromium(), options)).newPage();
    visitor.on('pageerror', (error) => faults.push(String(error)));
    visitor.on('console', (message) => {
      if (message.type() === 'error' || /policy/i.test(message.text())) faults.push(message.text());
    });
    visitor.on('dialog', (dialog) => {
      faults.push(dialog.message());
      void dialog.dismiss();
    });
    return visitor;
  }
  const address = (of: string): string => server.url + path(of);
  const field = () => page.getByRole('searchbox', { name: searchWords.label });
  const status = () => page.locator('[data-search-status]').textContent();
  const results = () => page.locator('[data-search-results] li');
  const says = (text: string) => expect.poll(status).toBe(text);
  const parts = (count: number): string => found.other.replace('{count}', String(count));
  const searched = async (words: string): Promise<void> => {
    await field().fill(words);
    await page.keyboard.press('Enter');
  };

  beforeEach(async () => {
    faults = [];
    page = await visit();
    await page.goto(address(addresses.search));
    await page.locator('form[data-ready]').waitFor();
    return () => page.context().close();
  });

  test('shows the parts while a person types, announces how many, and leaves the focus in the field', async () => {
    await field().pressSequentially('photos');
    await results().first().waitFor();
    const count = await results().count();
    expect(count).toBeGreaterThan(3);
    await says(parts(count));
    expect(await field().evaluate((it) => it === document.activeElement)).toBe(true);
    const first = results().first();
    expect(await first.getByRole('link').getAttribute('href')).toBe(path('/privacy/#photographs'));
    expect(await first.locator('.quiet').textContent()).toBe('Privacy notice');
    expect(await first.locator('mark').first().textContent()).toMatch(/^photograph/i);
    await field().fill('');
    await expect.poll(() => results().count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('a result leads to its heading, and Back and a reload lead to the results', async () => {
    await searched('photos');
    await results().first().getByRole('link').click();
    await page.waitForURL(/#photographs$/);
    expect(await page.locator(':target').textContent()).toContain('What about photographs?');
    await page.goBack();
    await results().first().waitFor();
    expect(await field().inputValue()).toBe('photos');
    await page.reload();
    await results().first().waitFor();
    expect(await field().inputValue()).toBe('photos');
    expect(page.url()).toBe(address(addresses.search));
  });

  test('says that it found nothing, and offers the headings and our contact details', async () => {
    await searched('zebra');
    await says(found.none);
    expect(await page.getByText(none.line).isVisible()).toBe(true);
    for (const [text, id] of [
      [none.headings, 'headings'],
      [none.contact, 'contact'],
    ] as const) {
      await page.getByRole('link', { name: text, exact: true }).click();
      expect(await page.locator(':target').getAttribute('id')).toBe(id);
    }
    await searched('photos');
    await results().first().waitFor();
    expect(await page.getByText(none.line).isVisible()).toBe(false);
  });

  test('says what to type if there is nothing to look for, once the search is sent', async () => {
    for (const words of ['', '   ', 'a', '😀', '(.*)', '\u202e!']) {
      await searched(words);
      await says(found.short);
      expect(await results().count(), words).toBe(0);
      await searched('photos');
      await results().first().waitFor();
    }
    await field().fill('a');
    await expect.poll(() => results().count()).toBe(0);
    await says('');
    expect(faults).toEqual([]);
  });

  test('hostile words find nothing and change nothing', async () => {
    const before = await page.locator('main *').count();
    for (const words of [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '"><svg onload=alert(1)>',
      '{count} {shown} $& $1 qqq',
      '__proto__ constructor',
      'a'.repeat(100_000),
      '\u202eשלום مرحبا',
    ]) {
      await searched(words);
      await says(found.none);
      expect(await page.locator('main *').count()).toBe(before);
    }
    // However it gets there: the limit of the field is not the only one.
    await field().evaluate((it) => ((it as HTMLInputElement).value = `photos ${' '.repeat(100_000)}zebra`));
    await page.keyboard.press('Enter');
    await expect.poll(status).toMatch(/^\d+ parts/);
    expect(faults).toEqual([]);
  });

  test.each([
    ['does not come', 'abort'],
    ['is an error', 500],
    ['is another page', 200],
  ] as const)('says so if the index %s, keeps the headings, and works again later', async (_, kind) => {
    await page.route(`**${addresses.searchIndex}`, (route) =>
      kind === 'abort'
        ? route.abort()
        : route.fulfill({ status: kind, contentType: 'text/html', body: '<h1>Log in</h1>' }),
    );
    await searched('photos');
    await says(found.failed);
    expect(await page.locator('#headings ul a').first().isVisible()).toBe(true);
    await page.unrouteAll();
    await page.keyboard.press('Enter');
    await results().first().waitFor();
  });

  test('an index that comes late answers the last words only', async () => {
    let send: (() => void) | undefined;
    const wait = new Promise<void>((resolve) => (send = resolve));
    await page.route(`**${addresses.searchIndex}`, async (route) => {
      await wait;
      await route.fulfill({ response: await fetchAnew(route) });
    });
    await searched('photos');
    await says(found.loading);
    await searched('zebra');
    send?.();
    await says(found.none);
    expect(await results().count()).toBe(0);
  });

  test('no word is in a request, in an address, in what the browser stores or in the log', async () => {
    const words = [
      ['kestrel', found.none],
      ['photos kestrel', found.none],
      ['photos', /^\d+ parts/],
    ] as const;
    const requests: Request[] = [];
    page.context().on('request', (request) => requests.push(request));
    // With a yes to every service, on a page that may have them.
    await page.goto(address(addresses.policy('cookies')));
    await page.locator('.consent-banner [data-role=all]').first().click();
    await settled(page);
    await page.goto(address(addresses.search));
    await settled(page);
    const since = requests.length;
    for (const [word, says] of words) {
      await searched(word);
      await expect.poll(status).toMatch(says);
      await settled(page);
      expect(page.url()).toBe(address(addresses.search));
    }
    const asked = requests.slice(since).map((request) => new URL(request.url()).pathname);
    expect(asked).toEqual([path(addresses.searchIndex)]);
    await results().first().getByRole('link').click();
    await page.waitForURL(/\/privacy\//);
    await settled(page);
    await page.goBack();
    await settled(page);
    expect(requests.length).toBeGreaterThan(since + 2);
    for (const request of requests) {
      const sent = JSON.stringify([request.url(), await request.allHeaders(), request.postData()]);
      expect(sent).not.toMatch(/kestrel|photos/);
    }
    const stored = await page.evaluate(() => [
      document.cookie,
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
    ]);
    expect(stored.join()).not.toMatch(/kestrel|photos/);
    expect(server.output()).not.toMatch(/kestrel|photos/);
  });

  test.each([
    ['without scripts', { javaScriptEnabled: false }, undefined],
    ['if its script does not load', {}, /\/search[^/]*\.js$/],
  ] as const)(
    '%s there is no field and no button, and every heading is a link',
    async (_, options, missing) => {
      const plain = await visit(options);
      if (missing) await plain.route(missing, (route) => route.abort());
      await plain.goto(address(addresses.search));
      expect(await plain.locator('form[role=search]').isVisible()).toBe(false);
      expect(await plain.getByRole('searchbox').count()).toBe(0);
      expect(await plain.getByRole('button', { name: searchWords.button, exact: true }).count()).toBe(0);
      const link = plain.locator('#headings').getByRole('link', { name: 'What about photographs?' }).first();
      await link.click();
      await plain.waitForURL(/#photographs$/);
      await plain.context().close();
    },
  );
});

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { errorWords } from '../../content/words/errors.ts';
import { fill } from '../../content/words/fill.ts';
import { requestWords } from '../../content/words/requests.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { self } from '../support/page-answers.ts';
import { fillIn, newAddress, noticeShown, press, referenceGiven, sendButton } from '../support/page-form.ts';
import { countMails, openMail } from '../support/page-mailbox.ts';
import { formShown, traffic } from '../support/page-problems.ts';

/** Sending with the script, over a connection and to a server that do not always do what they should. */

const PHONE = '0113 496 0200';
const API = `**${addresses.api.form('access')}`;
const OFFLINE = fill(requestWords.notTaken.offline, { phone: PHONE });

let site: Site;
let page: Page;
beforeAll(async () => {
  site = await openSite('full', { REQUESTS_PER_HOUR: '1000' });
});
afterAll(() => site.close());
beforeEach(async () => {
  page = await site.visit();
});
afterEach(() => page.context().close());

/** Sends, waits for the sentence above the form, and makes sure that nothing that was typed is gone. */
async function pressInVain(): Promise<string | undefined> {
  const before = await formShown(page);
  await press(page);
  await page.locator('.notice').waitFor();
  const after = await formShown(page);
  expect(after.typed).toEqual(before.typed);
  expect(after.focused).toBe('notice');
  expect(after.title).toMatch(/^Error: (?!Error)/);
  expect(await page.locator('main').getByRole('status').textContent(), 'nothing is being sent any more').toBe(
    '',
  );
  return noticeShown(page);
}

async function fillNew(): Promise<string> {
  const email = newAddress();
  await fillIn(page, site, { ...self, email, 'anything-else': 'Two\nlines' });
  return email;
}

test('a double click, and presses while it waits, send one request', async () => {
  await fillNew();
  const { posts } = traffic(page);
  let answerNow: () => void = () => undefined;
  const pressed = new Promise<void>((resolve) => (answerNow = resolve));
  await page.route(API, async (route) => {
    await pressed;
    await route.continue();
  });
  await sendButton(page).dblclick();
  await sendButton(page).click();
  await page.locator('#name').press('Enter');
  answerNow();
  await referenceGiven(page);
  expect(posts).toEqual([addresses.api.form('access')]);
});

test('while the server takes its time, the page says so where a screen reader hears it', async () => {
  await fillNew();
  let answerNow: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answerNow = resolve));
  await page.route(API, async (route) => {
    await held;
    await route.continue();
  });
  expect(await page.locator('main').getByRole('status').textContent()).toBe('');
  await press(page);
  await expect.poll(() => page.locator('main').getByRole('status').textContent()).toBe(requestWords.sending);
  answerNow();
  await referenceGiven(page);
});

describe('a connection that is lost', () => {
  test('costs nothing that was typed, and the next press sends it', async () => {
    const email = await fillNew();
    await page.context().setOffline(true);
    expect(await pressInVain()).toBe(OFFLINE);
    expect(await pressInVain(), 'once, however often it is pressed').toBe(OFFLINE);
    expect(await page.locator('.notice').count()).toBe(1);
    await page.context().setOffline(false);
    await press(page);
    const reference = await referenceGiven(page);
    expect(await page.locator('.masthead').innerText()).not.toContain(requestWords.received.same);
    await openMail(page, site, new RegExp(`We have your request.*${reference}`));
    await page.goto(site.url(addresses.mailbox));
    expect(await page.locator('.mails li', { hasText: email }).count()).toBe(1);
  });

  test('after the request arrived, makes no second one: the next press gets the same reference', async () => {
    await fillNew();
    let arrived = '';
    await page.route(
      API,
      async (route) => {
        const answer = (await (await route.fetch()).json()) as { location: string };
        arrived = answer.location;
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    expect(await pressInVain()).toBe(OFFLINE);
    await press(page);
    const reference = await referenceGiven(page);
    expect(await page.locator('.masthead').innerText()).toContain(requestWords.received.same);
    await page.goto(site.origin + arrived);
    expect(await page.locator('.reference').textContent()).toBe(reference);
    await openMail(page, site, new RegExp(`We have your request.*${reference}`));
    expect(await countMails(page, site, new RegExp(`We have your request.*${reference}`))).toBe(1);
  });
});

describe('an answer that the form was not taken is said on the page', () => {
  test('403: a program between rewrites where the form comes from', async () => {
    await fillNew();
    await page.route(
      API,
      async (route) => {
        const headers = { ...route.request().headers(), origin: 'https://elsewhere.example' };
        const response = await route.fetch({ headers: { ...headers, 'sec-fetch-site': 'cross-site' } });
        expect(response.status()).toBe(403);
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    expect(await pressInVain()).toBe(errorWords[403].body);
    await press(page);
    await referenceGiven(page);
  });

  test('413: more than anybody may send', async () => {
    await fillNew();
    await page.locator('#anything-else').fill('x'.repeat(200_000));
    expect(await pressInVain()).toBe(errorWords[413].body);
  });

  test('429: as many as one client may send in an hour; the server draws the same for who has no script', async () => {
    const busy = await openSite('full', { REQUESTS_PER_HOUR: '1' });
    const plain = await busy.visit({ javaScriptEnabled: false });
    page = await busy.visit();
    await fillIn(page, busy, { ...self, email: newAddress() });
    await press(page);
    await referenceGiven(page);
    const second = { ...self, email: newAddress() };
    await fillIn(page, busy, second);
    expect(await pressInVain()).toMatch(
      new RegExp(`this one was not sent.*Please wait (60|59) minutes.*call ${PHONE}`),
    );
    await fillIn(plain, busy, second);
    await press(plain);
    await expect.poll(async () => (await formShown(plain)).focused).toBe('notice');
    expect(await formShown(page)).toEqual(await formShown(plain));
    await busy.close();
  });

  test('503: the database is locked; once it is free, the next press sends it', async () => {
    await fillNew();
    const database = new DatabaseSync(join(site.dataDir, 'candour.db'));
    database.exec('BEGIN IMMEDIATE');
    expect(await pressInVain()).toBe(fill(requestWords.notTaken.broken, { phone: PHONE }));
    database.exec('ROLLBACK');
    database.close();
    await press(page);
    await referenceGiven(page);
    expect(await page.locator('.masthead').innerText()).not.toContain(requestWords.received.same);
  });

  test.each<[string, (route: Route) => Promise<void>]>([
    ['500 in HTML', (route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Oh</h1>' })],
    ['502 without a word, as a proxy sends it', (route) => route.fulfill({ status: 502, body: '' })],
    ['200 in HTML, as a hotel’s network sends it', (route) => route.fulfill({ body: '<h1>Log in</h1>' })],
    ['200 with null', (route) => route.fulfill({ json: null })],
  ])('%s: the sentence of a lost connection, and the next press sends it', async (_, spoil) => {
    await fillNew();
    await page.route(API, spoil, { times: 1 });
    expect(await pressInVain()).toBe(OFFLINE);
    await press(page);
    await referenceGiven(page);
  });

  test('errors take the place of such a sentence, and it the place of errors', async () => {
    await fillIn(page, site, { ...self, email: 'not an address' });
    await page.route(API, (route) => route.abort(), { times: 1 });
    await press(page);
    await page.locator('.notice').waitFor();
    await press(page);
    await page.locator('.error-summary').waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
    await page.route(API, (route) => route.abort(), { times: 1 });
    await press(page);
    await page.locator('.notice').waitFor();
    expect(await page.locator('.error-summary, p.error, .has-error, [aria-invalid]').count()).toBe(0);
    expect(await page.title()).toMatch(/^Error: (?!Error)/);
  });
});

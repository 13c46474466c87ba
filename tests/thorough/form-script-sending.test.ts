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
import { fetchAnew } from '../support/fetch-anew.ts';
import { self } from '../support/page-answers.ts';
import {
  checkPageShown,
  fillIn,
  newAddress,
  noticeShown,
  clickSend,
  referenceGiven,
  sendButton,
} from '../support/page-form.ts';
import { countMails, openMail } from '../support/page-mailbox.ts';
import { answerShown, formShown, traffic } from '../support/page-problems.ts';

/** Sending with the script, over connections and to servers that fail. */

const PHONE = '0113 496 0200';
const API = `**${addresses.api.form('access')}`;
const OFFLINE = fill(requestWords.notTaken.offline, { phone: PHONE });

/** An hour, less what a busy machine takes to send two forms. */
const LIMITED_FOR = /(?:60|5\d) minutes/;

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

/** Sends, waits for the notice above the form, and checks that everything that was typed is still there. */
async function sendInVain(): Promise<string | undefined> {
  const before = await formShown(page);
  await clickSend(page);
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

/** Fills in a new form and goes on to the page on which the answers are checked. */
async function fillAndCheck(): Promise<string> {
  const email = await fillNew();
  await clickSend(page);
  await checkPageShown(page);
  return email;
}

test('a double click, and clicks while it waits, send one request', async () => {
  await fillAndCheck();
  const { posts } = traffic(page);
  let answerNow: () => void = () => undefined;
  const clicked = new Promise<void>((resolve) => (answerNow = resolve));
  await page.route(API, async (route) => {
    await clicked;
    await route.continue();
  });
  await sendButton(page).dblclick();
  await sendButton(page).click();
  await sendButton(page).press('Enter');
  answerNow();
  await referenceGiven(page);
  expect(posts).toEqual([addresses.api.form('access')]);
});

test('while the form is being sent, the page says so in a live region', async () => {
  await fillNew();
  let answerNow: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answerNow = resolve));
  await page.route(API, async (route) => {
    await held;
    await route.continue();
  });
  expect(await page.locator('main').getByRole('status').textContent()).toBe('');
  await clickSend(page);
  await expect.poll(() => page.locator('main').getByRole('status').textContent()).toBe(requestWords.sending);
  answerNow();
  await referenceGiven(page);
});

describe('a lost connection', () => {
  test('keeps what was typed, and the next click sends it', async () => {
    const email = await fillNew();
    await page.context().setOffline(true);
    expect(await sendInVain()).toBe(OFFLINE);
    expect(await sendInVain(), 'once, however often it is clicked').toBe(OFFLINE);
    expect(await page.locator('.notice').count()).toBe(1);
    await page.context().setOffline(false);
    await clickSend(page);
    const reference = await referenceGiven(page);
    expect(await page.locator('.masthead').innerText()).not.toContain(requestWords.received.same);
    await openMail(page, site, new RegExp(`We have your request.*${reference}`));
    await page.goto(site.url(addresses.mailbox));
    expect(await page.locator('.mails li', { hasText: email }).count()).toBe(1);
  });

  test('after the request arrived causes no second one: the next click gets the same reference', async () => {
    await fillAndCheck();
    let arrived = '';
    await page.route(
      API,
      async (route) => {
        const answer = (await (await fetchAnew(route)).json()) as { location: string };
        arrived = answer.location;
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    expect(await sendInVain()).toBe(OFFLINE);
    await clickSend(page);
    const reference = await referenceGiven(page);
    expect(await page.locator('.masthead').innerText()).toContain(requestWords.received.same);
    await page.goto(site.origin + arrived);
    expect(await page.locator('.reference').textContent()).toBe(reference);
    await openMail(page, site, new RegExp(`We have your request.*${reference}`));
    expect(await countMails(page, site, new RegExp(`We have your request.*${reference}`))).toBe(1);
  });
});

describe('an answer that refuses the form is shown on the page', () => {
  test('403: a proxy rewrites the origin of the form', async () => {
    await fillNew();
    await page.route(
      API,
      async (route) => {
        const headers = { ...route.request().headers(), origin: 'https://elsewhere.example' };
        const response = await fetchAnew(route, { headers: { ...headers, 'sec-fetch-site': 'cross-site' } });
        expect(response.status()).toBe(403);
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    expect(await sendInVain()).toBe(errorWords[403].body);
    await clickSend(page);
    await referenceGiven(page);
  });

  test('413: the form is too long', async () => {
    await fillNew();
    await page.locator('#anything-else').fill('x'.repeat(200_000));
    expect(await sendInVain()).toBe(errorWords[413].body);
  });

  test('429: the client is over its hourly limit, and the server renders the same page without scripts', async () => {
    const busy = await openSite('full', { REQUESTS_PER_HOUR: '1' });
    const plain = await busy.visit({ javaScriptEnabled: false });
    page = await busy.visit();
    await fillIn(page, busy, { ...self, email: newAddress() });
    await clickSend(page);
    await referenceGiven(page);
    const second = { ...self, email: newAddress() };
    await fillIn(page, busy, second);
    await clickSend(page);
    await checkPageShown(page);
    expect(await sendInVain()).toMatch(
      new RegExp(`this one was not sent.*Please wait ${LIMITED_FOR.source}.*call ${PHONE}`),
    );
    await fillIn(plain, busy, second);
    await clickSend(plain);
    await checkPageShown(plain);
    await clickSend(plain);
    await answerShown(plain, 'notice');
    // A minute may have passed between the two.
    const shown = async (visitor: Page) => {
      const form = await formShown(visitor);
      return { ...form, outline: form.outline.map((line) => line.replace(LIMITED_FOR, 'some minutes')) };
    };
    expect(await shown(page)).toEqual(await shown(plain));
    await busy.close();
  });

  test('503: the database is locked; once it is free, the next click sends it', async () => {
    await fillAndCheck();
    const database = new DatabaseSync(join(site.dataDir, 'candour.db'));
    database.exec('BEGIN IMMEDIATE');
    expect(await sendInVain()).toBe(fill(requestWords.notTaken.broken, { phone: PHONE }));
    database.exec('ROLLBACK');
    database.close();
    await clickSend(page);
    await referenceGiven(page);
    expect(await page.locator('.masthead').innerText()).not.toContain(requestWords.received.same);
  });

  test.each<[string, (route: Route) => Promise<void>]>([
    ['500 in HTML', (route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Oh</h1>' })],
    ['502 without a word, as a proxy sends it', (route) => route.fulfill({ status: 502, body: '' })],
    ['200 in HTML, as a hotel’s network sends it', (route) => route.fulfill({ body: '<h1>Log in</h1>' })],
    ['200 with null', (route) => route.fulfill({ json: null })],
  ])('%s: the sentence of a lost connection, and the next click sends it', async (_, spoil) => {
    await fillNew();
    await page.route(API, spoil, { times: 1 });
    expect(await sendInVain()).toBe(OFFLINE);
    await clickSend(page);
    await referenceGiven(page);
  });

  test('errors replace such a notice, and such a notice replaces errors', async () => {
    await fillIn(page, site, { ...self, email: 'not an address' });
    await page.route(API, (route) => route.abort(), { times: 1 });
    await clickSend(page);
    await page.locator('.notice').waitFor();
    await clickSend(page);
    await page.locator('.error-summary').waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
    await page.route(API, (route) => route.abort(), { times: 1 });
    await clickSend(page);
    await page.locator('.notice').waitFor();
    expect(await page.locator('.error-summary, p.error, .has-error, [aria-invalid]').count()).toBe(0);
    expect(await page.title()).toMatch(/^Error: (?!Error)/);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { requestWords } from '../../content/words/requests.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { openContext } from '../support/open-context.ts';
import { answer, self } from '../support/page-answers.ts';
import { fillIn, newAddress, clickSend, referenceGiven } from '../support/page-form.ts';
import { countMails, openMail } from '../support/page-mailbox.ts';

/** A form that is opened again: by Back, or in another tab. */

let site: Site;
let page: Page;
beforeAll(async () => {
  site = await openSite('full', { REQUESTS_PER_HOUR: '1000' });
});
afterAll(() => site.close());
beforeEach(async () => {
  page = await site.visit();
  return () => page.context().close();
});

const masthead = (where = page) => where.locator('.masthead').innerText();
const follows = (earlier: string) => fill(requestWords.received.follows, { earlier });
const submission = (where: Page) => where.locator('[name=submission]').inputValue();

async function sendNew(where = page): Promise<{ email: string; reference: string }> {
  const email = newAddress();
  await fillIn(where, site, { ...self, email });
  await clickSend(where);
  return { email, reference: await referenceGiven(where) };
}

describe('Back, after a request was accepted', () => {
  test('sent again unchanged, the form is the same request and the page says so', async () => {
    const { reference } = await sendNew();
    await page.goBack();
    expect(await page.locator('#name').inputValue()).toBe(self['name']);
    await clickSend(page);
    expect(await referenceGiven(page)).toBe(reference);
    expect(await masthead()).toContain(requestWords.received.same);
    await openMail(page, site, new RegExp(`We have your request.*${reference}`));
    expect(await countMails(page, site, new RegExp(`We have your request.*${reference}`))).toBe(1);
  });

  test('with another email address, the form corrects the first request, names it, and the team is notified', async () => {
    const { reference: earlier } = await sendNew();
    await page.goBack();
    await answer(page, { email: newAddress() });
    await clickSend(page);
    const reference = await referenceGiven(page);
    expect(reference).not.toBe(earlier);
    expect(await masthead()).toContain(follows(earlier));
    expect(await masthead()).not.toContain(requestWords.received.same);
    await openMail(page, site, new RegExp(`We have your request.*${reference}`));
    await page.frameLocator('.message-frame').getByRole('link', { name: 'Confirm my email address' }).click();
    await page.getByRole('button', { name: 'Confirm my email address' }).click();
    await page.waitForURL(/\/requests\/confirmed\//);
    await openMail(page, site, new RegExp(`Subject access request ${reference}`));
    expect(await page.locator('.message-text').textContent()).toContain(
      `The same form was sent before with other answers, as ${earlier}.`,
    );
  });

  test('a reload keeps the identity of the form', async () => {
    const { reference: earlier } = await sendNew();
    await page.goBack();
    const sent = await submission(page);
    await page.reload();
    expect(await submission(page)).toBe(sent);
    await answer(page, { ...self, email: newAddress() });
    await clickSend(page);
    await referenceGiven(page);
    expect(await masthead()).toContain(follows(earlier));
  });

  test('a form opened by its link is a new one', async () => {
    await fillIn(page, site, {});
    const first = await submission(page);
    await sendNew();
    expect(await masthead()).not.toMatch(/kept what you sent before/);
    await fillIn(page, site, {});
    expect(await submission(page)).not.toBe(first);
  });
});

describe('two tabs', () => {
  test('with different answers send two independent requests', async () => {
    const other = await page.context().newPage();
    await fillIn(page, site, { ...self, email: newAddress() });
    await fillIn(other, site, { ...self, name: 'Jamie Sample', email: newAddress() });
    await Promise.all([clickSend(page), clickSend(other)]);
    const references = [await referenceGiven(page), await referenceGiven(other)];
    expect(new Set(references).size).toBe(2);
    for (const tab of [page, other]) expect(await masthead(tab)).not.toMatch(/kept what you sent before/);
  });

  test('of which one is a copy send one request for the same answers, and a correction for others', async () => {
    const email = newAddress();
    await fillIn(page, site, { ...self, email });
    const identity = await submission(page);
    // A browser that copies a tab copies its fields, including hidden ones.
    const copyOf = async () => {
      const copy = await page.context().newPage();
      await fillIn(copy, site, { ...self, email });
      await copy.locator('[name=submission]').evaluate((it, value) => {
        (it as HTMLInputElement).value = value;
      }, identity);
      return copy;
    };
    const [same, changed] = [await copyOf(), await copyOf()];
    await clickSend(page);
    const earlier = await referenceGiven(page);
    await clickSend(same);
    expect(await referenceGiven(same)).toBe(earlier);
    await answer(changed, { 'anything-else': 'By post, please' });
    await clickSend(changed);
    expect(await referenceGiven(changed)).not.toBe(earlier);
    expect(await masthead(changed)).toContain(follows(earlier));
  });
});

describe('a page that Back restores from the bfcache', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium({ remembersPages: true });
  });
  afterAll(() => browser.close());

  test('is not sending, shows no old errors, and can be corrected and sent', async () => {
    const remembered = await (await openContext(browser)).newPage();
    await fillIn(remembered, site, { ...self, email: 'not yet' });
    await clickSend(remembered);
    await remembered.locator('.error-summary').waitFor();
    await answer(remembered, { email: newAddress() });
    await clickSend(remembered);
    const earlier = await referenceGiven(remembered);
    await remembered.evaluate(() => {
      history.back();
    });
    await expect.poll(() => new URL(remembered.url()).pathname).toBe(addresses.form('access'));
    const fromMemory = await remembered.evaluate(
      () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).type,
    );
    expect(fromMemory, 'a page out of memory was opened by its link, and not by Back').toBe('navigate');
    expect(await remembered.locator('main').getByRole('status').textContent()).toBe('');
    expect(await remembered.locator('.error-summary, .error').count()).toBe(0);
    expect(await remembered.title()).not.toMatch(/^Error/);
    await answer(remembered, { email: newAddress() });
    await clickSend(remembered);
    await referenceGiven(remembered);
    expect(await masthead(remembered)).toContain(follows(earlier));
  });
});

test('the history keeps the identity of the form and nothing that was typed', async () => {
  await sendNew();
  await page.goBack();
  expect(await page.evaluate(() => history.state as unknown)).toEqual({ submission: await submission(page) });
});

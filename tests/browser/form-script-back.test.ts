import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { requestWords } from '../../content/words/requests.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { answer, self } from '../support/page-answers.ts';
import { fillIn, newAddress, press, referenceGiven } from '../support/page-form.ts';
import { countMails, openMail } from '../support/page-mailbox.ts';

/** A form that is met again: by Back, or in another tab. */

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
  await press(where);
  return { email, reference: await referenceGiven(where) };
}

describe('Back, after a request was taken', () => {
  test('sent again unchanged, it is the same request and the page says so', async () => {
    const { reference } = await sendNew();
    await page.goBack();
    expect(await page.locator('#name').inputValue()).toBe(self['name']);
    await press(page);
    expect(await referenceGiven(page)).toBe(reference);
    expect(await masthead()).toContain(requestWords.received.same);
    await openMail(page, site, new RegExp(`We have your request.*${reference}`));
    expect(await countMails(page, site, new RegExp(`We have your request.*${reference}`))).toBe(1);
  });

  test('with another email address, it corrects the first, by name, and the team is told', async () => {
    const { reference: earlier } = await sendNew();
    await page.goBack();
    await answer(page, { email: newAddress() });
    await press(page);
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

  test('a page that the server draws anew keeps the identity of this visit, and so does a reload', async () => {
    const { reference: earlier } = await sendNew();
    await page.goBack();
    const sent = await submission(page);
    await page.reload();
    expect(await submission(page)).toBe(sent);
    await answer(page, { ...self, email: newAddress() });
    await press(page);
    await referenceGiven(page);
    expect(await masthead()).toContain(follows(earlier));
  });

  test('the form opened by its link is a new one', async () => {
    await fillIn(page, site, {});
    const first = await submission(page);
    await sendNew();
    expect(await masthead()).not.toMatch(/kept what you sent before/);
    await fillIn(page, site, {});
    expect(await submission(page)).not.toBe(first);
  });
});

describe('two tabs', () => {
  test('with a form each, and other answers, are two requests that have nothing to do with each other', async () => {
    const other = await page.context().newPage();
    await fillIn(page, site, { ...self, email: newAddress() });
    await fillIn(other, site, { ...self, name: 'Jamie Sample', email: newAddress() });
    await Promise.all([press(page), press(other)]);
    const references = [await referenceGiven(page), await referenceGiven(other)];
    expect(new Set(references).size).toBe(2);
    for (const tab of [page, other]) expect(await masthead(tab)).not.toMatch(/kept what you sent before/);
  });

  test('of which one is a copy of the other lose nothing: the same is one, other answers correct it', async () => {
    const email = newAddress();
    await fillIn(page, site, { ...self, email });
    const identity = await submission(page);
    // A browser that copies a tab copies what stands in its fields, hidden ones too.
    const copyOf = async () => {
      const copy = await page.context().newPage();
      await fillIn(copy, site, { ...self, email });
      await copy.locator('[name=submission]').evaluate((it, value) => {
        (it as HTMLInputElement).value = value;
      }, identity);
      return copy;
    };
    const [same, changed] = [await copyOf(), await copyOf()];
    await press(page);
    const earlier = await referenceGiven(page);
    await press(same);
    expect(await referenceGiven(same)).toBe(earlier);
    await answer(changed, { 'anything-else': 'By post, please' });
    await press(changed);
    expect(await referenceGiven(changed)).not.toBe(earlier);
    expect(await masthead(changed)).toContain(follows(earlier));
  });
});

describe('a page that Back takes out of the browser’s memory', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium({ remembersPages: true });
  });
  afterAll(() => browser.close());

  test('is no longer sending, shows no old errors, and can be corrected and sent', async () => {
    const remembered = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    await fillIn(remembered, site, { ...self, email: 'not yet' });
    await press(remembered);
    await remembered.locator('.error-summary').waitFor();
    await answer(remembered, { email: newAddress() });
    await press(remembered);
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
    await press(remembered);
    await referenceGiven(remembered);
    expect(await masthead(remembered)).toContain(follows(earlier));
  });
});

test('what the history keeps is the identity of the form and nothing that was typed', async () => {
  await sendNew();
  await page.goBack();
  expect(await page.evaluate(() => history.state as unknown)).toEqual({ submission: await submission(page) });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { allWrong, answer, noMore, self } from '../support/page-answers.ts';
import type { FormAnswers } from '../support/page-answers.ts';
import { fillIn, newAddress, clickSend, referenceGiven } from '../support/page-form.ts';
import { answerShown, formShown, showsTheSame, traffic } from '../support/page-problems.ts';

/** With the script, the page shows errors in the words and elements of the page that the server would send. */

let site: Site;
let page: Page;
let plain: Page;
beforeAll(async () => {
  site = await openSite();
  page = await site.visit();
  plain = await site.visit({ javaScriptEnabled: false });
});
afterAll(() => site.close());

const summary = () => page.locator('.error-summary');

describe('the script shows the errors that the server would', () => {
  test.each<{ name: string; kind: RequestKind; answers: FormAnswers }>([
    { name: 'nothing', kind: 'access', answers: {} },
    {
      name: 'a choice without its address',
      kind: 'opt-out',
      answers: { ...noMore, email: '', address: '' },
    },
  ])('$kind form with $name', ({ kind, answers }) => showsTheSame(site, { page, plain }, kind, [answers]));

  test('and shows only the remaining errors at the second attempt', async () => {
    await fillIn(page, site, allWrong);
    await clickSend(page);
    await summary().waitFor();
    const better: FormAnswers = { name: 'Jamie Sample', birth: '1 2 2015', email: 'casey@patient.example' };
    await answer(page, better);
    const second = page.waitForResponse(/\/api\//);
    await clickSend(page);
    await second;
    await expect.poll(() => page.locator('#name-error').count()).toBe(0);

    await fillIn(plain, site, { ...allWrong, ...better });
    await clickSend(plain);
    await answerShown(plain, 'error-summary');
    expect(await formShown(page)).toEqual(await formShown(plain));
    expect(await page.title()).toMatch(/^Error: (?!Error)/);
  });
});

describe('errors without a new page', () => {
  beforeEach(() => page.goto(site.url(addresses.form('access'))));

  test('nothing is loaded, the summary has the focus, and each link leads to its field', async () => {
    const seen = traffic(page);
    await clickSend(page);
    await summary().waitFor();
    expect(seen).toEqual({ loads: [], posts: [addresses.api.form('access')] });
    expect(await summary().evaluate((it) => it === document.activeElement)).toBe(true);
    const links = summary().getByRole('link');
    expect(await links.count()).toBe(4);
    for (const link of await links.all()) {
      await link.click();
      const target = page.locator((await link.getAttribute('href')) ?? '');
      expect(await target.evaluate((it) => it === document.activeElement)).toBe(true);
      expect(await target.isVisible()).toBe(true);
    }
    expect(seen.loads).toEqual([]);
  });

  test('an error below a deselected choice can be seen and corrected', async () => {
    const email = newAddress();
    await answer(page, { ...self, email, want: ['cctv'], 'cctv-date': '14 11 2096' });
    await page.locator('[name=want][value=cctv]').uncheck({ force: true });
    expect(await page.locator('#cctv-date-year').isVisible()).toBe(false);
    await clickSend(page);
    await summary().getByRole('link').click();
    expect(await page.locator('#cctv-date-year').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('cctv-date-day');
    await answer(page, { 'cctv-date': '  ' });
    await clickSend(page);
    await referenceGiven(page);
  });

  test('what was typed stays, and the corrected request is accepted', async () => {
    const email = newAddress();
    await answer(page, { ...self, email: 'not yet', 'anything-else': 'Two\nlines' });
    await clickSend(page);
    await summary().waitFor();
    expect(await page.locator('#anything-else').inputValue()).toBe('Two\nlines');
    await answer(page, { email });
    await clickSend(page);
    await referenceGiven(page);
    expect(await page.title()).not.toMatch(/^Error/);
  });

  test('Back from the page with the reference leads to a form without old errors', async () => {
    await clickSend(page);
    await summary().waitFor();
    await answer(page, { ...self, email: newAddress() });
    await clickSend(page);
    await referenceGiven(page);
    await page.goBack();
    expect(await page.locator('h1').textContent()).toBe('Ask for a copy of your records');
    expect(await summary().count()).toBe(0);
    expect(await page.title()).not.toMatch(/^Error/);
  });
});

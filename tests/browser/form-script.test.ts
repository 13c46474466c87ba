import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import {
  allWrong,
  allWrongComplaint,
  allWrongOptOut,
  allWrongRights,
  answer,
  forAnother,
  noMore,
  self,
} from '../support/page-answers.ts';
import type { FormAnswers } from '../support/page-answers.ts';
import { fillIn, newAddress, press, referenceGiven } from '../support/page-form.ts';
import { formShown, traffic } from '../support/page-problems.ts';

/** With the script, errors stand on the page in the words and elements of the page that the server would send. */

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

interface Mistake {
  name: string;
  kind: RequestKind;
  /** Each is answered over the one before. */
  rounds: FormAnswers[];
}
const mistakes: Mistake[] = [
  { name: 'nothing', kind: 'access', rounds: [{}] },
  { name: 'everything wrong', kind: 'access', rounds: [allWrong] },
  { name: 'one mistake among much', kind: 'access', rounds: [{ ...forAnother, email: 'casey at patient' }] },
  { name: 'half a date', kind: 'access', rounds: [{ ...self, birth: '27  1985' }] },
  {
    name: 'a mistake below a choice that was taken back',
    kind: 'access',
    rounds: [{ ...self, asking: 'child', 'parent-name': 'x'.repeat(201) }, { asking: 'self' }],
  },
  { name: 'nothing', kind: 'opt-out', rounds: [{}] },
  { name: 'everything wrong', kind: 'opt-out', rounds: [allWrongOptOut] },
  { name: 'everything wrong', kind: 'rights', rounds: [allWrongRights] },
  { name: 'everything wrong', kind: 'complaint', rounds: [allWrongComplaint] },
  { name: 'a choice without its address', kind: 'opt-out', rounds: [{ ...noMore, email: '', address: '' }] },
];

describe('the script shows what the server would', () => {
  test.each(mistakes)('$kind form with $name', async ({ kind, rounds }) => {
    for (const visitor of [page, plain]) {
      await visitor.goto(site.url(addresses.form(kind)));
      for (const answers of rounds) await answer(visitor, answers, kind);
      await press(visitor);
      await visitor.locator('.error-summary').waitFor();
    }
    await expect.poll(async () => (await formShown(plain)).focused).toBe('error-summary');
    const [byScript, byServer] = [await formShown(page), await formShown(plain)];
    expect(new URL(page.url()).pathname, 'the script stays on the form').toBe(addresses.form(kind));
    expect(new URL(plain.url()).pathname).toBe(addresses.api.form(kind));
    expect(byServer.outline.join('\n')).toContain('error-summary');
    expect(byScript).toEqual(byServer);
  });

  test('and shows it again, neither more nor less, when other things are wrong at the second attempt', async () => {
    await fillIn(page, site, allWrong);
    await press(page);
    await summary().waitFor();
    const better: FormAnswers = { name: 'Jamie Sample', birth: '1 2 2015', email: 'casey@patient.example' };
    await answer(page, better);
    const second = page.waitForResponse(/\/api\//);
    await press(page);
    await second;
    await expect.poll(() => page.locator('#name-error').count()).toBe(0);

    await fillIn(plain, site, { ...allWrong, ...better });
    await press(plain);
    expect(await formShown(page)).toEqual(await formShown(plain));
    expect(await page.title()).toMatch(/^Error: (?!Error)/);
  });
});

describe('errors without a new page', () => {
  beforeEach(() => page.goto(site.url(addresses.form('access'))));

  test('nothing is loaded, the summary has the focus, and each link leads to its field', async () => {
    const seen = traffic(page);
    await press(page);
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

  test('an error below a choice that was taken back can be seen and corrected', async () => {
    const email = newAddress();
    await answer(page, { ...self, email, want: ['cctv'], 'cctv-date': '14 11 2096' });
    await page.locator('[name=want][value=cctv]').uncheck({ force: true });
    expect(await page.locator('#cctv-date-year').isVisible()).toBe(false);
    await press(page);
    await summary().getByRole('link').click();
    expect(await page.locator('#cctv-date-year').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('cctv-date-day');
    await answer(page, { 'cctv-date': '  ' });
    await press(page);
    await referenceGiven(page);
  });

  test('what was typed stays, and once corrected the request is taken', async () => {
    const email = newAddress();
    await answer(page, { ...self, email: 'not yet', 'anything-else': 'Two\nlines' });
    await press(page);
    await summary().waitFor();
    expect(await page.locator('#anything-else').inputValue()).toBe('Two\nlines');
    await answer(page, { email });
    await press(page);
    await referenceGiven(page);
    expect(await page.title()).not.toMatch(/^Error/);
  });

  test('Back from the page that tells the reference leads to a form without old errors', async () => {
    await press(page);
    await summary().waitFor();
    await answer(page, { ...self, email: newAddress() });
    await press(page);
    await referenceGiven(page);
    await page.goBack();
    expect(await page.locator('h1').textContent()).toBe('Ask for a copy of your records');
    expect(await summary().count()).toBe(0);
    expect(await page.title()).not.toMatch(/^Error/);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { requestKinds } from '../../content/forms/question.ts';
import { siteWords } from '../../content/words/site.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { answer, self } from '../support/page-answers.ts';
import { clickSend, newAddress, requestReceived } from '../support/page-form.ts';
import { openMail } from '../support/page-mailbox.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite('underPath');
});
afterAll(() => site.close());

const journey =
  'under a path of another site, a request goes from the home page to the team and never leaves the path';
test.each([false, true])(`${journey}, JavaScript: %s`, async (javaScriptEnabled) => {
  const page = await site.visit({ javaScriptEnabled });
  const asked: { path: string; status: number }[] = [];
  page.on('response', (response) => {
    asked.push({ path: new URL(response.url()).pathname, status: response.status() });
  });
  await page.goto(site.url(addresses.home));
  expect(new URL(page.url()).pathname).toBe('/your/privacy/');
  await page.getByRole('link', { name: 'What you can ask for' }).first().click();
  await page.getByRole('link', { name: siteWords.requests.doors.copy }).click();
  await clickSend(page);
  await expect.poll(() => page.title()).toMatch(/^Error: /);
  await answer(page, { ...self, email: newAddress() });
  await clickSend(page);
  await requestReceived(page);
  const reference = (await page.locator('.reference').textContent()) ?? '';
  await page.getByRole('button', { name: 'Send the email again' }).click();
  await page.waitForURL(/\/your\/privacy\/requests\/link-sent\//);

  await openMail(page, site, new RegExp(`Your new link.*${reference}`));
  await page.frameLocator('iframe').getByRole('link', { name: 'Confirm my email address' }).click();
  await page.waitForURL(/\/your\/privacy\/requests\/confirm\//);
  await page.getByRole('button', { name: 'Confirm my email address' }).click();
  await page.waitForURL(/\/your\/privacy\/requests\/confirmed\//);
  await openMail(page, site, new RegExp(`Subject access request ${reference}`));

  expect(asked.filter(({ path }) => !path.startsWith('/your/privacy/'))).toEqual([]);
  expect(asked.filter(({ status }) => status >= 400).map(({ status }) => status)).toEqual([422]);
});

test('only addresses under the path are answered, and every link stays under it', async () => {
  expect((await fetch(`${site.origin}/`)).status).toBe(404);
  expect((await fetch(`${site.origin}${addresses.form('access')}`)).status).toBe(404);
  const page = await site.visit();
  for (const path of [
    addresses.home,
    addresses.requests,
    ...requestKinds.map(addresses.form),
    '/no-such-page/',
  ]) {
    await page.goto(site.url(path));
    const inside = await page
      .locator('a[href], link[href], form[action], img[src], script[src]')
      .evaluateAll((all) =>
        all.map((it) => it.getAttribute('href') ?? it.getAttribute('action') ?? it.getAttribute('src') ?? ''),
      );
    expect(inside.length).toBeGreaterThan(5);
    expect(
      inside.filter((address) => address.startsWith('/') && !address.startsWith('/your/privacy/')),
    ).toEqual([]);
  }
});

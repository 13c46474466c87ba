import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { settled } from '../consent/quiet.ts';
import { clickSend, requestReceived } from '../support/page-form.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { answer, self } from '../support/page-answers.ts';
import { countMails, openMail } from '../support/page-mailbox.ts';

/** Mail scanners open every link before the recipient does, often many times and with a full browser. */

const HEALTH_TOKEN = 'a-token-of-the-tests';

let site: Site;
beforeAll(async () => {
  site = await openSite('full', { HEALTH_TOKEN });
});
afterAll(() => site.close());

test('scanners can open a link many times, and only the button confirms', async () => {
  const page = await site.visit({ javaScriptEnabled: false });
  await page.goto(site.url(addresses.form('access')));
  await answer(page, self);
  await clickSend(page);
  await requestReceived(page);
  const reference = (await page.locator('.reference').textContent()) ?? '';
  await openMail(page, site, new RegExp(`We have your request.*${reference}`));
  const button = page.frameLocator('iframe').getByRole('link', { name: 'Confirm my email address' });
  const link = (await button.getAttribute('href')) ?? '';

  // Some write the address in capitals, as some mail programs do.
  const shouted = link.replace(/[a-z0-9]+\/$/, (token) => token.toUpperCase());
  const storm = Array.from({ length: 60 }, (_, index) =>
    fetch(index % 3 === 0 ? shouted : link, { method: index % 2 === 0 ? 'GET' : 'HEAD' }),
  );
  for (const answered of await Promise.all(storm)) {
    expect(answered.status).toBe(200);
    await answered.arrayBuffer();
  }
  // A scanner with a browser of its own, which runs scripts and waits.
  const scanner = await site.visit();
  for (let visit = 0; visit < 3; visit++) {
    await scanner.goto(link);
    await settled(scanner);
  }
  // Some send the form without opening its page.
  for (const method of ['GET', 'HEAD', 'OPTIONS']) await fetch(site.url(addresses.api.confirm), { method });

  const health = (await (
    await fetch(site.url(addresses.health), { headers: { authorization: `Bearer ${HEALTH_TOKEN}` } })
  ).json()) as {
    requests: { unconfirmed: number };
  };
  expect(health.requests.unconfirmed).toBe(1);
  expect(await countMails(page, site, /Subject access request/)).toBe(0);

  await page.goto(link);
  expect(await page.locator('h1').textContent()).toBe('Confirm your email address');
  await page.getByRole('button', { name: 'Confirm my email address' }).click();
  await page.waitForURL(/\/requests\/confirmed\//);
  await openMail(page, site, new RegExp(`Subject access request ${reference}`));

  // The scanners come again afterwards.
  await Promise.all(Array.from({ length: 10 }, () => fetch(link).then((it) => it.arrayBuffer())));
  expect(await countMails(page, site, /Subject access request/)).toBe(1);
});
